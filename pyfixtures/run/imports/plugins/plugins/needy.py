try:
    from .nowhere import thing
except ImportError as error:
    raise RuntimeError(f"needs {error.name}")
