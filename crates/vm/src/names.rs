//! The names that the VM itself looks up, interned once.

use crate::types::str::Str;
use taipan_heap::Ref;

macro_rules! names {
    ($($name:ident)*) => {
        /// One interned str a name.
        #[allow(non_snake_case, missing_docs)]
        pub struct Names { $(pub $name: Ref<Str>,)* }

        impl Names {
            pub(crate) fn new(mut intern: impl FnMut(&str) -> Ref<Str>) -> Names {
                Names { $($name: intern(stringify!($name)),)* }
            }
        }
    };
}

names! {
    __abs__ __add__ __aiter__ __all__ __and__ __anext__ __annotations__ __annotate__ __await__ __bases__ __bool__
    __build_class__ __builtins__ __buffer__ __bytes__ __cached__ __call__ __cause__ __class__ __class_getitem__ __classcell__
    __classdict__ __classdictcell__ __closure__ __code__ __complex__ __contains__ __context__ __debug__ __defaults__
    __del__ __delattr__ __delete__ __delitem__ __dict__ __dir__ __divmod__ __doc__ __enter__ __eq__ __exit__
    __file__ __firstlineno__ __float__ __floor__ __ceil__ __floordiv__ __format__ __ge__ __get__ __getattr__ __getattribute__
    __getitem__ __globals__ __gt__ __hash__ __iadd__ __iand__ __ifloordiv__ __ilshift__ __imatmul__ __imod__
    __import__ __imul__ __index__ __init__ __init_subclass__ __instancecheck__ __int__ __invert__ __ior__ __ipow__
    __irshift__ __isub__ __iter__ __itruediv__ __ixor__ __kwdefaults__ __le__ __len__ __length_hint__ __loader__
    __lshift__ __lt__ __main__ __match_args__ __matmul__ __missing__ __mod__ __module__ __mro_entries__ __mul__
    __name__ __ne__ __neg__ __new__ __next__ __notes__ __or__ __orig_bases__ __package__ __path__ __pos__ __pow__
    __prepare__ __qualname__ __radd__ __rand__ __rdivmod__ __reduce__ __reduce_ex__ __repr__ __reversed__
    __release_buffer__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__
    __rsub__ __rtruediv__ __rxor__ __self__ __set__ __set_name__ __setattr__ __setitem__ __sizeof__ __slots__
    __spec__ __static_attributes__ __str__ __sub__ __subclasscheck__ __subclasses__ __suppress_context__
    __traceback__ __truediv__ __trunc__ __type_params__ __weakref__ __wrapped__ __xor__ __aenter__ __aexit__
    __abstractmethods__ __annotate_func__ __annotations_cache__ __func__ __isabstractmethod__ __thisclass__ __self_class__
    __objclass__ __text_signature__ __mro__ __base__
    args builtins close code copy default end errors encoding fget file filename flush fromlist items key keys mro
    msg name obj reason readline reverse sep send start stderr stdin stdout stop sys throw
    value values write metaclass lineno offset text end_lineno end_offset errno strerror object characters_written
}
