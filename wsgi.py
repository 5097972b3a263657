"""`gunicorn wsgi:app`: the application with settings from the environment."""

from contextlib import ExitStack

from quizapp import create_app
from quizapp.locks import serving
from quizapp.settings import Settings

settings = Settings.from_environment()
held = ExitStack()  # as long as this process lives nothing is restored over it
held.enter_context(serving(settings.instance))
app = create_app(settings)
