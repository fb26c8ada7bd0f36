//! Every payload type with its layout number: one line each, and the only place where numbers are given.

use taipan_heap::{Frozen, Guarded, Payload, id};

macro_rules! payloads {
    ($($access:ident $name:ident = $ty:ty;)*) => {
        #[repr(u32)]
        enum Number { First = id::FIRST - 1, $($name),* }

        const _: () = assert!([$(stringify!($name)),*].len() < (id::LIMIT - id::FIRST) as usize);
        const _: () = assert!(Number::First as u32 + 1 == id::FIRST);

        $(
            // SAFETY: the enum numbers each line once, and only this macro hands these numbers out.
            unsafe impl Payload for $ty {
                const ID: u32 = Number::$name as u32;
                type Access = $access;
            }
        )*

        /// Makes all of them known to the heap.
        pub(crate) fn register(heap: &mut taipan_heap::Heap) {
            $(heap.register::<$ty>();)*
        }
    };
}

use crate::call::{Builtin, ClassMethodDescriptor, MethodDescriptor};
use crate::class::{Class, MethodWrapper, SlotWrapper};
use crate::types as t;

payloads! {
    Frozen Str = t::str::Str;
    Frozen Tuple = t::tuple::Tuple;
    Guarded List = t::list::List;
    Guarded Dict = t::dict::Dict;
    Frozen BigInt = t::int::Big;
    Frozen Complex = t::complex::Complex;
    Frozen Bytes = t::bytes::Bytes;
    Guarded ByteArray = t::bytearray::ByteArray;
    Guarded MemoryView = t::memoryview::MemoryView;
    Guarded MemoryIter = t::memoryview::MemoryIter;
    Guarded Set = t::set::Set;
    Guarded FrozenSet = t::set::FrozenSet;
    Frozen Range = t::range::Range;
    Frozen Slice = t::slice::Slice;
    Guarded Class = Class;
    Guarded Function = t::function::Function;
    Frozen Code = t::code::Code;
    Guarded LineIter = t::code::PlaceIter<false>;
    Guarded PositionsIter = t::code::PlaceIter<true>;
    Guarded Cell = t::cell::Cell;
    Guarded Module = t::module::Module;
    Frozen BoundMethod = t::method::BoundMethod;
    Frozen Builtin = Builtin;
    Frozen MethodDescriptor = MethodDescriptor;
    Frozen ClassMethodDescriptor = ClassMethodDescriptor;
    Frozen SlotWrapper = SlotWrapper;
    Frozen MethodWrapper = MethodWrapper;
    Frozen GetSetDescriptor = t::getset::GetSetDescriptor;
    Frozen MemberDescriptor = t::getset::MemberDescriptor;
    Frozen FieldDescriptor = t::getset::FieldDescriptor;
    Guarded Property = t::property::Property;
    Guarded StaticMethod = t::staticmethod::StaticMethod;
    Guarded ClassMethod = t::staticmethod::ClassMethod;
    Guarded Super = t::super_::Super;
    Guarded Exception = crate::exc::Exception;
    Guarded Traceback = crate::exc::Traceback;
    Guarded FrameObject = crate::engine::FrameObject;
    Frozen FrameLocals = t::frame::FrameLocals;
    Guarded Generator = t::generator::Generator;
    Frozen CoroutineWrapper = t::generator::CoroutineWrapper;
    Guarded AsyncSend = t::generator::AsyncSend;
    Guarded AsyncThrow = t::generator::AsyncThrow;
    Frozen AsyncWrapped = t::generator::AsyncWrapped;
    Guarded AnextAwaitable = t::generator::AnextAwaitable;
    Frozen Template = t::template::Template;
    Guarded TemplateIter = t::template::TemplateIter;
    Frozen Interpolation = t::template::Interpolation;
    Guarded ListIter = t::list::ListIter;
    Guarded ListReverseIter = t::list::ListReverseIter;
    Guarded TupleIter = t::tuple::TupleIter;
    Guarded RangeIter = t::range::RangeIter;
    Guarded BigRangeIter = t::range::BigRangeIter;
    Guarded StrIter = t::str::StrIter<false>;
    Guarded StrAsciiIter = t::str::StrIter<true>;
    Guarded BytesIter = t::bytes::BytesIter;
    Guarded ByteArrayIter = t::bytearray::ByteArrayIter;
    Guarded DictKeyIter = t::dict::DictIter<0>;
    Frozen DictKeyView = t::dict::DictView<0>;
    Guarded DictValueIter = t::dict::DictIter<1>;
    Frozen DictValueView = t::dict::DictView<1>;
    Guarded DictItemIter = t::dict::DictIter<2>;
    Frozen DictItemView = t::dict::DictView<2>;
    Guarded DictReverseKeyIter = t::dict::DictIter<3>;
    Guarded DictReverseValueIter = t::dict::DictIter<4>;
    Guarded DictReverseItemIter = t::dict::DictIter<5>;
    Guarded SetIter = t::set::SetIter;
    Guarded SequenceIter = t::iter::SequenceIter;
    Guarded CallableIter = t::iter::CallableIter;
    Guarded Enumerate = t::iter::Enumerate;
    Guarded Zip = t::iter::Zip;
    Guarded Map = t::iter::Map;
    Guarded Filter = t::iter::Filter;
    Guarded Reversed = t::iter::Reversed;
    Frozen MappingProxy = t::mappingproxy::MappingProxy;
    Frozen GenericAlias = t::generic_alias::GenericAlias;
    Guarded AliasIter = t::generic_alias::AliasIter;
    Frozen Union = t::union::Union;
    Guarded TypeAlias = t::typing::TypeAlias;
    Guarded Namespace = t::namespace::Namespace;
    Guarded Gathering = crate::builtins::Gathering;
}
