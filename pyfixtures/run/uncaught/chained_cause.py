class ConfigError(Exception):
    pass


def read(settings, name):
    try:
        return settings[name].strip()
    except (KeyError, AttributeError) as e:
        raise ConfigError(f"cannot read {name!r}") from e


settings = {"a": " x ", "b": None}
print(read(settings, "a"))
try:
    read(settings, "c")
except ConfigError as e:
    raise RuntimeError("giving up") from e
