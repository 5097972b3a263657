"""`gunicorn wsgi:app`: the application with settings from the environment."""

from quizapp import create_app
from quizapp.settings import Settings

app = create_app(Settings.from_environment())
