from .config import settings as settings

__version__ = "1.2"
