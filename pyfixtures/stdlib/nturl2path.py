import warnings

warnings.simplefilter("ignore")
import nturl2path

print(nturl2path.pathname2url.__name__, nturl2path.url2pathname.__doc__.splitlines()[0], nturl2path.__doc__.splitlines()[0])
