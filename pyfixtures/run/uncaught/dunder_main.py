class Config:
    def __init__(self, **options):
        for name, value in options.items():
            setattr(self, name, value)

    def __getattr__(self, name):
        raise AttributeError(f"no option {name!r}")


def main(argv=()):
    config = Config(depth=3, verbose=False)
    print(config.depth, config.verbose)
    if __name__ == "__main__":
        return [config.depth / d for d in (1, 2, 0)]


main()
