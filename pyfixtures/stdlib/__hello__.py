# modules: __hello__ __phello__ __phello__.spam
import __hello__
import __phello__
import __phello__.spam

__hello__.main()
__phello__.main()
__phello__.spam.main()
print(__hello__.initialized, __phello__.initialized, __phello__.__path__ != [])
