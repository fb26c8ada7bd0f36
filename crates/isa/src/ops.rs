//! THE table: every opcode of every version is one row here, and whatever knows opcodes is expanded from the rows.

/// Calls the macro `$cb` with all opcode rows.
///
/// A row is a doc comment (what the opcode does, with its stack picture, the top at the right), then
///
/// ```text
/// Variant "DISPLAY_NAME" [cells] OperandKind |arg, jump| stack effect => handler;
/// ```
///
/// A cell stands for each [`Version`](crate::Version) in order: `_` where the version lacks the opcode, else its
/// number, or `(number caches)` where inline cache units follow the instruction. The operand kind is a variant of
/// [`Arg`](crate::Arg). The stack effect is an `i64` of `arg: i64` and `jump: bool`. The handler is the function that
/// executes the opcode; `never_executed` marks what verified code never holds: the interpreter's own opcodes and those
/// of versions that the verifier does not take.
///
/// An opcode whose meaning changes between versions has a row for each meaning. Their variants end in the first version
/// they stand for, of those from 3.8 on where they stand for such; the most usual meaning may go without.
#[macro_export]
macro_rules! for_each_op {
    ($cb:ident) => {
        $cb! {
            // Columns: 2.7 3.6 3.7 3.8 3.9 3.10 3.11 3.12 3.13 3.14 3.15

            // Interpreter housekeeping.
            /// Does nothing. `[ -> ]`
            Nop "NOP" [9 9 9 9 9 9 9 9 30 27 25] None |_, _| 0 => nop;
            /// Marks the end of code to be disassembled; never compiled. `[ -> ]`
            StopCode "STOP_CODE" [0 _ _ _ _ _ _ _ _ _ _] None |_, _| 0 => never_executed;
            /// Room for an inline cache behind the instruction that owns it; never reached by execution. `[ -> ]`
            Cache "CACHE" [_ _ _ _ _ _ 0 0 0 0 0] None |_, _| 0 => never_executed;
            /// A number that the interpreter keeps for itself; no file holds it. `[ -> ]`
            Reserved "RESERVED" [_ _ _ _ _ _ _ 17 17 17 17] None |_, _| 0 => never_executed;
            /// Gives the next instruction eight more high bits of argument; folded away by the decoder. `[ -> ]`
            ExtendedArg "EXTENDED_ARG" [145 144 144 144 144 144 144 144 71 69 67] Prefix |_, _| 0 => never_executed;
            /// Marks where a frame starts or goes on: tracing and interrupts are polled here. `[ -> ]`
            Resume "RESUME" [_ _ _ _ _ _ 151 151 149 128 (128 1)] Resume |_, _| 0 => resume;
            /// Marks the fall-through side of a branch for branch events; does nothing. `[ -> ]`
            NotTaken "NOT_TAKEN" [_ _ _ _ _ _ _ _ _ 28 26] None |_, _| 0 => nop;
            /// Leaves the C evaluation loop; part of the interpreter's own trampoline. `[value -> ]`
            InterpreterExit "INTERPRETER_EXIT" [_ _ _ _ _ _ _ 3 22 20 18] None |_, _| -1 => never_executed;
            /// Enters code of CPython's optimiser; written at run time only. `[ -> ]`
            EnterExecutor "ENTER_EXECUTOR" [_ _ _ _ _ _ _ _ 70 255 254] Raw |_, _| 0 => never_executed;
            /// Records for CPython's optimiser; written at run time only. `[ -> ]`
            TraceRecord "TRACE_RECORD" [_ _ _ _ _ _ _ _ _ _ 255] Raw |_, _| 0 => never_executed;
            /// Checks that an inlined `__init__` returned None; part of CPython's own trampoline. `[should_be_none ->
            /// ]`
            ExitInitCheck "EXIT_INIT_CHECK" [_ _ _ _ _ _ _ _ 13 11 11] None |_, _| -1 => never_executed;

            // The value stack.
            /// Drops the top of the stack. `[value -> ]`
            PopTop "POP_TOP" [1 1 1 1 1 1 1 1 32 31 29] None |_, _| -1 => pop_top;
            /// Pushes the empty slot that a call expects beside its callable. `[ -> NULL]`
            PushNull "PUSH_NULL" [_ _ _ _ _ _ 2 2 34 33 31] None |_, _| 1 => push_null;
            /// Swaps the two top values. `[a b -> b a]`
            RotTwo "ROT_TWO" [2 2 2 2 2 2 _ _ _ _ _] None |_, _| 0 => never_executed;
            /// Moves the top value below the two under it. `[a b c -> c a b]`
            RotThree "ROT_THREE" [3 3 3 3 3 3 _ _ _ _ _] None |_, _| 0 => never_executed;
            /// Moves the top value below the three under it. `[a b c d -> d a b c]`
            RotFour "ROT_FOUR" [5 _ _ 6 6 6 _ _ _ _ _] None |_, _| 0 => never_executed;
            /// Moves the top value down so that it becomes the arg-th from the top. `[a ... z -> z a ...]`
            RotN "ROT_N" [_ _ _ _ _ 99 _ _ _ _ _] Depth |_, _| 0 => never_executed;
            /// Pushes the top value once more. `[a -> a a]`
            DupTop "DUP_TOP" [4 4 4 4 4 4 _ _ _ _ _] None |_, _| 1 => never_executed;
            /// Pushes the two top values once more. `[a b -> a b a b]`
            DupTopTwo "DUP_TOP_TWO" [_ 5 5 5 5 5 _ _ _ _ _] None |_, _| 2 => never_executed;
            /// Pushes the arg top values once more. `[a ... -> a ... a ...]`
            DupTopx "DUP_TOPX" [99 _ _ _ _ _ _ _ _ _ _] Count |a, _| a => never_executed;
            /// Pushes the arg-th value from the top once more. `[a ... -> a ... a]`
            Copy "COPY" [_ _ _ _ _ _ 120 120 61 59 57] Depth |_, _| 1 => copy;
            /// Exchanges the top value with the arg-th from the top. `[a ... z -> z ... a]`
            Swap "SWAP" [_ _ _ _ _ _ 99 99 115 117 116] Depth |_, _| 0 => swap;

            // Constants.
            /// Pushes a constant of the code object. `[ -> co_consts[arg]]`
            LoadConst "LOAD_CONST" [100 100 100 100 100 100 100 100 83 82 81] Const |_, _| 1 => load_const;
            /// Pushes the argument itself as an int, 0 to 255. `[ -> arg]`
            LoadSmallInt "LOAD_SMALL_INT" [_ _ _ _ _ _ _ _ _ 94 93] SmallInt |_, _| 1 => load_small_int;
            /// Pushes one of the builtins that every interpreter holds ready. `[ -> constant]`
            LoadCommonConstant "LOAD_COMMON_CONSTANT" [_ _ _ _ _ _ _ _ _ 81 80] CommonConstant |_, _| 1 => load_common_constant;
            /// Pushes `AssertionError`, whatever that name is bound to. `[ -> AssertionError]`
            LoadAssertionError "LOAD_ASSERTION_ERROR" [_ _ _ _ 74 74 74 74 23 _ _] None |_, _| 1 => load_assertion_error;

            // Local variables.
            /// Pushes a local; UnboundLocalError where it is unbound (from 3.12 the compiler has proved that it is
            /// not). `[ -> local]`
            LoadFast "LOAD_FAST" [124 124 124 124 124 124 124 124 85 84 83] Local |_, _| 1 => load_fast;
            /// Pushes a local; UnboundLocalError where it is unbound. `[ -> local]`
            LoadFastCheck "LOAD_FAST_CHECK" [_ _ _ _ _ _ _ 127 87 88 87] Local |_, _| 1 => load_fast;
            /// Pushes a local, NULL where it is unbound, and leaves it unbound. `[ -> local|NULL]`
            LoadFastAndClear "LOAD_FAST_AND_CLEAR" [_ _ _ _ _ _ _ 143 86 85 84] Local |_, _| 1 => load_fast_and_clear;
            /// Pushes a local that outlives its use on the stack. `[ -> local]`
            LoadFastBorrow "LOAD_FAST_BORROW" [_ _ _ _ _ _ _ _ _ 86 85] Local |_, _| 1 => load_fast;
            /// Pushes two locals, `arg >> 4` and then `arg & 15`. `[ -> first second]`
            LoadFastLoadFast "LOAD_FAST_LOAD_FAST" [_ _ _ _ _ _ _ _ 88 89 88] LocalPair |_, _| 2 => load_fast_load_fast;
            /// Pushes two locals that outlive their use, `arg >> 4` and then `arg & 15`. `[ -> first second]`
            LoadFastBorrowLoadFastBorrow "LOAD_FAST_BORROW_LOAD_FAST_BORROW" [_ _ _ _ _ _ _ _ _ 87 86] LocalPair |_, _| 2 => load_fast_load_fast;
            /// Binds a local; NULL leaves it unbound. `[value -> ]`
            StoreFast "STORE_FAST" [125 125 125 125 125 125 125 125 110 112 111] Local |_, _| -1 => store_fast;
            /// Binds the local `arg >> 4`, then pushes the local `arg & 15`. `[value -> local]`
            StoreFastLoadFast "STORE_FAST_LOAD_FAST" [_ _ _ _ _ _ _ _ 111 113 112] LocalPair |_, _| 0 => store_fast_load_fast;
            /// Binds the local `arg >> 4` to the top value, then `arg & 15` to the one under it. `[second first -> ]`
            StoreFastStoreFast "STORE_FAST_STORE_FAST" [_ _ _ _ _ _ _ _ 112 114 113] LocalPair |_, _| -2 => store_fast_store_fast;
            /// Unbinds a local; UnboundLocalError where it is unbound. `[ -> ]`
            DeleteFast "DELETE_FAST" [126 126 126 126 126 126 126 126 65 63 61] Local |_, _| 0 => delete_fast;

            // Cells and free variables.
            /// Puts a new cell holding the slot's value (or nothing) into that slot. `[ -> ]`
            MakeCell "MAKE_CELL" [_ _ _ _ _ _ 135 135 94 97 96] Cell |_, _| 0 => make_cell;
            /// Copies the arg cells of the function's closure into the free variables' slots. `[ -> ]`
            CopyFreeVars "COPY_FREE_VARS" [_ _ _ _ _ _ 149 149 62 60 58] Count |_, _| 0 => copy_free_vars;
            /// Pushes the cell itself, counted in co_cellvars + co_freevars. `[ -> cell]`
            LoadClosure38 "LOAD_CLOSURE" [135 135 135 135 135 135 _ _ _ _ _] Free |_, _| 1 => never_executed;
            /// Pushes the cell itself. `[ -> cell]`
            LoadClosure311 "LOAD_CLOSURE" [_ _ _ _ _ _ 136 136 _ _ _] Cell |_, _| 1 => load_closure;
            /// Pushes the contents of a cell, counted in co_cellvars + co_freevars. `[ -> value]`
            LoadDeref38 "LOAD_DEREF" [136 136 136 136 136 136 _ _ _ _ _] Free |_, _| 1 => never_executed;
            /// Pushes the contents of a cell; NameError or UnboundLocalError where it is empty. `[ -> value]`
            LoadDeref311 "LOAD_DEREF" [_ _ _ _ _ _ 137 137 84 83 82] Cell |_, _| 1 => load_deref;
            /// Pushes a name of the class body's namespace, else of a cell counted in co_cellvars + co_freevars. `[ ->
            /// value]`
            LoadClassderef38 "LOAD_CLASSDEREF" [_ 148 148 148 148 148 _ _ _ _ _] Free |_, _| 1 => never_executed;
            /// Pushes a name of the class body's namespace, else the contents of the cell. `[ -> value]`
            LoadClassderef311 "LOAD_CLASSDEREF" [_ _ _ _ _ _ 148 _ _ _ _] Cell |_, _| 1 => load_classderef;
            /// Looks the variable up in a mapping, else takes the contents of the cell. `[mapping -> value]`
            LoadFromDictOrDeref "LOAD_FROM_DICT_OR_DEREF" [_ _ _ _ _ _ _ 176 89 90 89] Cell |_, _| 0 => load_from_dict_or_deref;
            /// Sets the contents of a cell, counted in co_cellvars + co_freevars. `[value -> ]`
            StoreDeref38 "STORE_DEREF" [137 137 137 137 137 137 _ _ _ _ _] Free |_, _| -1 => never_executed;
            /// Sets the contents of a cell. `[value -> ]`
            StoreDeref311 "STORE_DEREF" [_ _ _ _ _ _ 138 138 109 111 110] Cell |_, _| -1 => store_deref;
            /// Empties a cell, counted in co_cellvars + co_freevars. `[ -> ]`
            DeleteDeref38 "DELETE_DEREF" [_ 138 138 138 138 138 _ _ _ _ _] Free |_, _| 0 => never_executed;
            /// Empties a cell; NameError or UnboundLocalError where it is empty. `[ -> ]`
            DeleteDeref311 "DELETE_DEREF" [_ _ _ _ _ _ 139 139 64 62 60] Cell |_, _| 0 => delete_deref;

            // Names.
            /// Pushes a name found in locals, globals or builtins. `[ -> value]`
            LoadName "LOAD_NAME" [101 101 101 101 101 101 101 101 92 93 92] Name |_, _| 1 => load_name;
            /// Binds a name in the frame's namespace. `[value -> ]`
            StoreName "STORE_NAME" [90 90 90 90 90 90 90 90 114 116 115] Name |_, _| -1 => store_name;
            /// Unbinds a name of the frame's namespace. `[ -> ]`
            DeleteName "DELETE_NAME" [91 91 91 91 91 91 91 91 67 65 63] Name |_, _| 0 => delete_name;
            /// Pushes a name found in globals or builtins. `[ -> value]`
            LoadGlobal38 "LOAD_GLOBAL" [116 116 116 116 116 116 _ _ _ _ _] Name |_, _| 1 => never_executed;
            /// Pushes a name found in globals or builtins, over a NULL where `arg & 1`. `[ -> NULL? value]`
            LoadGlobal311 "LOAD_GLOBAL" [_ _ _ _ _ _ (116 5) (116 4) _ _ _] GlobalName |a, _| 1 + (a & 1) => load_global_311;
            /// Pushes a name found in globals or builtins, under a NULL where `arg & 1`. `[ -> value NULL?]`
            LoadGlobal313 "LOAD_GLOBAL" [_ _ _ _ _ _ _ _ (91 4) (92 4) (91 4)] GlobalName |a, _| 1 + (a & 1) => load_global_313;
            /// Binds a global. `[value -> ]`
            StoreGlobal "STORE_GLOBAL" [97 97 97 97 97 97 97 97 113 115 114] Name |_, _| -1 => store_global;
            /// Unbinds a global. `[ -> ]`
            DeleteGlobal "DELETE_GLOBAL" [98 98 98 98 98 98 98 98 66 64 62] Name |_, _| 0 => delete_global;
            /// Pushes the frame's namespace. `[ -> mapping]`
            LoadLocals "LOAD_LOCALS" [82 _ _ _ _ _ _ 87 25 22 20] None |_, _| 1 => load_locals;
            /// Looks a name up in a mapping, else in globals and builtins. `[mapping -> value]`
            LoadFromDictOrGlobals "LOAD_FROM_DICT_OR_GLOBALS" [_ _ _ _ _ _ _ 175 90 91 90] Name |_, _| 0 => load_from_dict_or_globals;
            /// Gives the frame's namespace an `__annotations__` dict unless it has one. `[ -> ]`
            SetupAnnotations "SETUP_ANNOTATIONS" [_ 85 85 85 85 85 85 85 37 36 34] None |_, _| 0 => setup_annotations;

            // Attributes.
            /// Pushes an attribute. `[owner -> owner.name]`
            LoadAttr38 "LOAD_ATTR" [106 106 106 106 106 106 (106 4) _ _ _ _] Name |_, _| 0 => load_attr_38;
            /// Pushes an attribute; where `arg & 1`, a method and its self, or NULL and the attribute. `[owner ->
            /// attr]` or `[owner -> method|NULL self|attr]`
            LoadAttr312 "LOAD_ATTR" [_ _ _ _ _ _ _ (106 9) _ _ _] AttrName |a, _| a & 1 => load_attr_312;
            /// Pushes an attribute; where `arg & 1`, a method and its self, or the attribute and NULL. `[owner ->
            /// attr]` or `[owner -> attr self|NULL]`
            LoadAttr313 "LOAD_ATTR" [_ _ _ _ _ _ _ _ (82 9) (80 9) (79 9)] AttrName |a, _| a & 1 => load_attr_313;
            /// Pushes a method and its self, or NULL and the attribute. `[owner -> method|NULL self|attr]`
            LoadMethod "LOAD_METHOD" [_ _ 160 160 160 160 (160 10) _ _ _ _] Name |_, _| 1 => load_method;
            /// Pushes `super(class, self).name` without making the super object; `arg & 1` as in LOAD_ATTR, `arg & 2`
            /// for two-argument super. `[super class self -> attr]` or `[super class self -> method|NULL self|attr]`
            LoadSuperAttr312 "LOAD_SUPER_ATTR" [_ _ _ _ _ _ _ (141 1) _ _ _] SuperName |a, _| -2 + (a & 1) => load_super_attr_312;
            /// Pushes `super(class, self).name` without making the super object; `arg & 1` as in LOAD_ATTR, `arg & 2`
            /// for two-argument super. `[super class self -> attr]` or `[super class self -> attr self|NULL]`
            LoadSuperAttr313 "LOAD_SUPER_ATTR" [_ _ _ _ _ _ _ _ (93 1) (96 1) (95 1)] SuperName |a, _| -2 + (a & 1) => load_super_attr_313;
            /// Looks a special method up on the type of the owner. `[owner -> method self|NULL]`
            LoadSpecial "LOAD_SPECIAL" [_ _ _ _ _ _ _ _ _ 95 94] SpecialMethod |_, _| 1 => load_special;
            /// Sets an attribute. `[value owner -> ]`
            StoreAttr "STORE_ATTR" [95 95 95 95 95 95 (95 4) (95 4) (108 4) (110 4) (109 4)] Name |_, _| -2 => store_attr;
            /// Deletes an attribute. `[owner -> ]`
            DeleteAttr "DELETE_ATTR" [96 96 96 96 96 96 96 96 63 61 59] Name |_, _| -1 => delete_attr;
            /// Sets an item of the namespace's `__annotations__`. `[value -> ]`
            StoreAnnotation "STORE_ANNOTATION" [_ 127 _ _ _ _ _ _ _ _ _] Name |_, _| -1 => never_executed;

            // Subscripts.
            /// Pushes an item. `[container key -> container[key]]`
            BinarySubscr "BINARY_SUBSCR" [25 25 25 25 25 25 (25 4) (25 1) (5 1) _ _] None |_, _| -1 => binary_subscr;
            /// Sets an item. `[value container key -> ]`
            StoreSubscr "STORE_SUBSCR" [60 60 60 60 60 60 (60 1) (60 1) (39 1) (38 1) (36 1)] None |_, _| -3 => store_subscr;
            /// Deletes an item. `[container key -> ]`
            DeleteSubscr "DELETE_SUBSCR" [61 61 61 61 61 61 61 61 9 8 8] None |_, _| -2 => delete_subscr;
            /// Pushes a slice of a container. `[container start stop -> container[start:stop]]`
            BinarySlice "BINARY_SLICE" [_ _ _ _ _ _ _ 26 4 1 1] None |_, _| -2 => binary_slice;
            /// Sets a slice of a container. `[value container start stop -> ]`
            StoreSlice "STORE_SLICE" [_ _ _ _ _ _ _ 27 38 37 35] None |_, _| -4 => store_slice;
            /// Pushes a slice of a container, all of it. `[container -> slice]`
            SlicePlus0 "SLICE+0" [30 _ _ _ _ _ _ _ _ _ _] None |_, _| 0 => never_executed;
            /// Pushes a slice of a container, from a start. `[container start -> slice]`
            SlicePlus1 "SLICE+1" [31 _ _ _ _ _ _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Pushes a slice of a container, up to a stop. `[container stop -> slice]`
            SlicePlus2 "SLICE+2" [32 _ _ _ _ _ _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Pushes a slice of a container, from a start to a stop. `[container start stop -> slice]`
            SlicePlus3 "SLICE+3" [33 _ _ _ _ _ _ _ _ _ _] None |_, _| -2 => never_executed;
            /// Sets a slice of a container, all of it. `[value container -> ]`
            StoreSlicePlus0 "STORE_SLICE+0" [40 _ _ _ _ _ _ _ _ _ _] None |_, _| -2 => never_executed;
            /// Sets a slice of a container, from a start. `[value container start -> ]`
            StoreSlicePlus1 "STORE_SLICE+1" [41 _ _ _ _ _ _ _ _ _ _] None |_, _| -3 => never_executed;
            /// Sets a slice of a container, up to a stop. `[value container stop -> ]`
            StoreSlicePlus2 "STORE_SLICE+2" [42 _ _ _ _ _ _ _ _ _ _] None |_, _| -3 => never_executed;
            /// Sets a slice of a container, from a start to a stop. `[value container start stop -> ]`
            StoreSlicePlus3 "STORE_SLICE+3" [43 _ _ _ _ _ _ _ _ _ _] None |_, _| -4 => never_executed;
            /// Deletes a slice of a container, all of it. `[container -> ]`
            DeleteSlicePlus0 "DELETE_SLICE+0" [50 _ _ _ _ _ _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Deletes a slice of a container, from a start. `[container start -> ]`
            DeleteSlicePlus1 "DELETE_SLICE+1" [51 _ _ _ _ _ _ _ _ _ _] None |_, _| -2 => never_executed;
            /// Deletes a slice of a container, up to a stop. `[container stop -> ]`
            DeleteSlicePlus2 "DELETE_SLICE+2" [52 _ _ _ _ _ _ _ _ _ _] None |_, _| -2 => never_executed;
            /// Deletes a slice of a container, from a start to a stop. `[container start stop -> ]`
            DeleteSlicePlus3 "DELETE_SLICE+3" [53 _ _ _ _ _ _ _ _ _ _] None |_, _| -3 => never_executed;

            // Arithmetic.
            /// Applies unary plus. `[a -> +a]`
            UnaryPositive "UNARY_POSITIVE" [10 10 10 10 10 10 10 _ _ _ _] None |_, _| 0 => unary_positive;
            /// Negates. `[a -> -a]`
            UnaryNegative "UNARY_NEGATIVE" [11 11 11 11 11 11 11 11 42 41 39] None |_, _| 0 => unary_negative;
            /// Inverts the bits. `[a -> ~a]`
            UnaryInvert "UNARY_INVERT" [15 15 15 15 15 15 15 15 41 40 38] None |_, _| 0 => unary_invert;
            /// Takes the `repr`, as backticks do. `[a -> repr(a)]`
            UnaryConvert "UNARY_CONVERT" [13 _ _ _ _ _ _ _ _ _ _] None |_, _| 0 => never_executed;
            /// Tests for truth and inverts the answer. `[a -> not a]`
            UnaryNot38 "UNARY_NOT" [12 12 12 12 12 12 12 12 _ _ _] None |_, _| 0 => unary_not_38;
            /// Inverts a bool; TO_BOOL has gone before. `[bool -> not bool]`
            UnaryNot313 "UNARY_NOT" [_ _ _ _ _ _ _ _ 43 42 40] None |_, _| 0 => unary_not_313;
            /// Tests for truth. `[a -> bool(a)]`
            ToBool "TO_BOOL" [_ _ _ _ _ _ _ _ (40 3) (39 3) (37 3)] None |_, _| 0 => to_bool;
            /// Applies the binary or in-place operator that the argument names; 3.14 adds the subscript to them. `[a b
            /// -> a op b]`
            BinaryOp "BINARY_OP" [_ _ _ _ _ _ (122 1) (122 1) (45 1) (44 5) (42 5)] BinaryOp |_, _| -1 => binary_op;
            /// Raises to a power. `[a b -> a**b]`
            BinaryPower "BINARY_POWER" [19 19 19 19 19 19 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Multiplies. `[a b -> a*b]`
            BinaryMultiply "BINARY_MULTIPLY" [20 20 20 20 20 20 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Multiplies matrices. `[a b -> a@b]`
            BinaryMatrixMultiply "BINARY_MATRIX_MULTIPLY" [_ 16 16 16 16 16 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Takes the remainder, or formats a string. `[a b -> a%b]`
            BinaryModulo "BINARY_MODULO" [22 22 22 22 22 22 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Adds. `[a b -> a+b]`
            BinaryAdd "BINARY_ADD" [23 23 23 23 23 23 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Subtracts. `[a b -> a-b]`
            BinarySubtract "BINARY_SUBTRACT" [24 24 24 24 24 24 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Divides and rounds down. `[a b -> a//b]`
            BinaryFloorDivide "BINARY_FLOOR_DIVIDE" [26 26 26 26 26 26 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Divides. `[a b -> a/b]`
            BinaryTrueDivide "BINARY_TRUE_DIVIDE" [27 27 27 27 27 27 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Divides; ints round down. `[a b -> a/b]`
            BinaryDivide "BINARY_DIVIDE" [21 _ _ _ _ _ _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Shifts left. `[a b -> a<<b]`
            BinaryLshift "BINARY_LSHIFT" [62 62 62 62 62 62 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Shifts right. `[a b -> a>>b]`
            BinaryRshift "BINARY_RSHIFT" [63 63 63 63 63 63 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Takes the bitwise and. `[a b -> a&b]`
            BinaryAnd "BINARY_AND" [64 64 64 64 64 64 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Takes the bitwise exclusive or. `[a b -> a^b]`
            BinaryXor "BINARY_XOR" [65 65 65 65 65 65 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Takes the bitwise or. `[a b -> a|b]`
            BinaryOr "BINARY_OR" [66 66 66 66 66 66 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Raises to a power, in place where the left side can. `[a b -> a**=b]`
            InplacePower "INPLACE_POWER" [67 67 67 67 67 67 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Multiplies, in place where the left side can. `[a b -> a*=b]`
            InplaceMultiply "INPLACE_MULTIPLY" [57 57 57 57 57 57 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Multiplies matrices, in place where the left side can. `[a b -> a@=b]`
            InplaceMatrixMultiply "INPLACE_MATRIX_MULTIPLY" [_ 17 17 17 17 17 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Takes the remainder, in place where the left side can. `[a b -> a%=b]`
            InplaceModulo "INPLACE_MODULO" [59 59 59 59 59 59 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Adds, in place where the left side can. `[a b -> a+=b]`
            InplaceAdd "INPLACE_ADD" [55 55 55 55 55 55 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Subtracts, in place where the left side can. `[a b -> a-=b]`
            InplaceSubtract "INPLACE_SUBTRACT" [56 56 56 56 56 56 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Divides and rounds down, in place where the left side can. `[a b -> a//=b]`
            InplaceFloorDivide "INPLACE_FLOOR_DIVIDE" [28 28 28 28 28 28 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Divides, in place where the left side can. `[a b -> a/=b]`
            InplaceTrueDivide "INPLACE_TRUE_DIVIDE" [29 29 29 29 29 29 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Divides, in place where the left side can; ints round down. `[a b -> a/=b]`
            InplaceDivide "INPLACE_DIVIDE" [58 _ _ _ _ _ _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Shifts left, in place where the left side can. `[a b -> a<<=b]`
            InplaceLshift "INPLACE_LSHIFT" [75 75 75 75 75 75 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Shifts right, in place where the left side can. `[a b -> a>>=b]`
            InplaceRshift "INPLACE_RSHIFT" [76 76 76 76 76 76 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Takes the bitwise and, in place where the left side can. `[a b -> a&=b]`
            InplaceAnd "INPLACE_AND" [77 77 77 77 77 77 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Takes the bitwise exclusive or, in place where the left side can. `[a b -> a^=b]`
            InplaceXor "INPLACE_XOR" [78 78 78 78 78 78 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Takes the bitwise or, in place where the left side can. `[a b -> a|=b]`
            InplaceOr "INPLACE_OR" [79 79 79 79 79 79 _ _ _ _ _] None |_, _| -1 => never_executed;

            // Comparison.
            /// Compares; `in`, `is` and exception matching are among the twelve operators. `[a b -> a op b]`
            CompareOp38 "COMPARE_OP" [107 107 107 107 _ _ _ _ _ _ _] Compare |_, _| -1 => never_executed;
            /// Compares by the operator whose index is the argument. `[a b -> a op b]`
            CompareOp39 "COMPARE_OP" [_ _ _ _ 107 107 (107 2) _ _ _ _] Compare |_, _| -1 => compare_op_39;
            /// Compares by the operator `arg >> 4`; the low bits are a hint for specialising. `[a b -> a op b]`
            CompareOp312 "COMPARE_OP" [_ _ _ _ _ _ _ (107 1) _ _ _] CompareShift4 |_, _| -1 => compare_op_312;
            /// Compares by the operator `arg >> 5`; where `arg & 16` the result is made a bool. `[a b -> a op b]`
            CompareOp313 "COMPARE_OP" [_ _ _ _ _ _ _ _ (58 1) (56 1) (54 1)] CompareShift5 |_, _| -1 => compare_op_313;
            /// Tests for membership; `not in` where the argument is 1. `[a container -> a in container]`
            ContainsOp "CONTAINS_OP" [_ _ _ _ 118 118 118 118 (59 1) (57 1) (55 1)] Invert |_, _| -1 => contains_op;
            /// Tests for identity; `is not` where the argument is 1. `[a b -> a is b]`
            IsOp "IS_OP" [_ _ _ _ 117 117 117 117 76 74 73] Invert |_, _| -1 => is_op;

            // Building.
            /// Makes a tuple of the arg top values. `[a ... -> (a, ...)]`
            BuildTuple "BUILD_TUPLE" [102 102 102 102 102 102 102 102 52 51 49] Count |a, _| 1 - a => build_tuple;
            /// Makes a list of the arg top values. `[a ... -> [a, ...]]`
            BuildList "BUILD_LIST" [103 103 103 103 103 103 103 103 47 46 44] Count |a, _| 1 - a => build_list;
            /// Makes a set of the arg top values. `[a ... -> {a, ...}]`
            BuildSet "BUILD_SET" [104 104 104 104 104 104 104 104 49 48 46] Count |a, _| 1 - a => build_set;
            /// Makes an empty dict; the argument is the number of items to come. `[ -> {}]`
            BuildMap27 "BUILD_MAP" [105 _ _ _ _ _ _ _ _ _ _] Raw |_, _| 1 => never_executed;
            /// Makes a dict of arg keys, each followed by its value. `[k v ... -> {k: v, ...}]`
            BuildMap "BUILD_MAP" [_ 105 105 105 105 105 105 105 48 47 45] Count |a, _| 1 - 2 * a => build_map;
            /// Makes a dict of arg values and the tuple of their keys. `[v ... keys -> {k: v, ...}]`
            BuildConstKeyMap "BUILD_CONST_KEY_MAP" [_ 156 156 156 156 156 156 156 46 _ _] Count |a, _| -a => build_const_key_map;
            /// Makes a slice of two or three values. `[start stop step? -> slice]`
            BuildSlice "BUILD_SLICE" [133 133 133 133 133 133 133 133 50 49 47] Slice |a, _| if a == 3 { -2 } else { -1 } => build_slice;
            /// Joins arg iterables to a tuple. `[a ... -> (*a, ...)]`
            BuildTupleUnpack "BUILD_TUPLE_UNPACK" [_ 152 152 152 _ _ _ _ _ _ _] Count |a, _| 1 - a => never_executed;
            /// Joins arg iterables to the positional arguments of a call. `[a ... -> (*a, ...)]`
            BuildTupleUnpackWithCall "BUILD_TUPLE_UNPACK_WITH_CALL" [_ 158 158 158 _ _ _ _ _ _ _] Count |a, _| 1 - a => never_executed;
            /// Joins arg iterables to a list. `[a ... -> [*a, ...]]`
            BuildListUnpack "BUILD_LIST_UNPACK" [_ 149 149 149 _ _ _ _ _ _ _] Count |a, _| 1 - a => never_executed;
            /// Joins arg iterables to a set. `[a ... -> {*a, ...}]`
            BuildSetUnpack "BUILD_SET_UNPACK" [_ 153 153 153 _ _ _ _ _ _ _] Count |a, _| 1 - a => never_executed;
            /// Joins arg mappings to a dict. `[a ... -> {**a, ...}]`
            BuildMapUnpack "BUILD_MAP_UNPACK" [_ 150 150 150 _ _ _ _ _ _ _] Count |a, _| 1 - a => never_executed;
            /// Joins arg mappings to the keyword arguments of a call; a key found twice is an error. `[a ... -> {**a,
            /// ...}]`
            BuildMapUnpackWithCall "BUILD_MAP_UNPACK_WITH_CALL" [_ 151 151 151 _ _ _ _ _ _ _] Count |a, _| 1 - a => never_executed;
            /// Makes a tuple of a list. `[list -> tuple]`
            ListToTuple "LIST_TO_TUPLE" [_ _ _ _ 82 82 82 _ _ _ _] None |_, _| 0 => list_to_tuple;
            /// Appends to the list that is the arg-th from the top once the value is off. `[list ... value -> list
            /// ...]`
            ListAppend "LIST_APPEND" [94 145 145 145 145 145 145 145 80 78 77] Depth |_, _| -1 => list_append;
            /// Adds to the set that is the arg-th from the top once the value is off. `[set ... value -> set ...]`
            SetAdd "SET_ADD" [146 146 146 146 146 146 146 146 105 107 106] Depth |_, _| -1 => set_add;
            /// Sets an item of the dict that is the arg-th from the top once value and key are off. `[dict ... value
            /// key -> dict ...]`
            MapAdd27 "MAP_ADD" [147 147 147 _ _ _ _ _ _ _ _] Depth |_, _| -2 => never_executed;
            /// Sets an item of the dict that is the arg-th from the top once key and value are off. `[dict ... key
            /// value -> dict ...]`
            MapAdd "MAP_ADD" [_ _ _ 147 147 147 147 147 95 98 97] Depth |_, _| -2 => map_add;
            /// Sets an item of a dict. `[dict value key -> dict]`
            StoreMap "STORE_MAP" [54 _ _ _ _ _ _ _ _ _ _] None |_, _| -2 => never_executed;
            /// Appends the items of an iterable to the list that is the arg-th from the top once it is off. `[list ...
            /// iterable -> list ...]`
            ListExtend "LIST_EXTEND" [_ _ _ _ 162 162 162 162 81 79 78] Depth |_, _| -1 => list_extend;
            /// Adds the items of an iterable to the set that is the arg-th from the top once it is off. `[set ...
            /// iterable -> set ...]`
            SetUpdate "SET_UPDATE" [_ _ _ _ 163 163 163 163 107 109 108] Depth |_, _| -1 => set_update;
            /// Copies a mapping into the dict that is the arg-th from the top once it is off. `[dict ... mapping ->
            /// dict ...]`
            DictUpdate "DICT_UPDATE" [_ _ _ _ 165 165 165 165 69 67 65] Depth |_, _| -1 => dict_update;
            /// As DICT_UPDATE for the keywords of a call: a key found twice is a TypeError that names the callable, two
            /// below the dict. `[callable args dict ... mapping -> callable args dict ...]`
            DictMerge39 "DICT_MERGE" [_ _ _ _ 164 164 164 164 _ _ _] Depth |_, _| -1 => dict_merge_39;
            /// As DICT_UPDATE for the keywords of a call: a key found twice is a TypeError that names the callable,
            /// three below the dict. `[callable NULL args dict ... mapping -> callable NULL args dict ...]`
            DictMerge313 "DICT_MERGE" [_ _ _ _ _ _ _ _ 68 66 64] Depth |_, _| -1 => dict_merge_313;

            // Strings.
            /// Converts by `arg & 3` (none, str, repr, ascii) and formats, by a format spec where `arg & 4`. `[value
            /// spec? -> str]`
            FormatValue "FORMAT_VALUE" [_ 155 155 155 155 155 155 155 _ _ _] FormatFlags |a, _| if a & 4 == 4 { -1 } else { 0 } => format_value;
            /// Converts by str (1), repr (2) or ascii (3). `[value -> str]`
            ConvertValue "CONVERT_VALUE" [_ _ _ _ _ _ _ _ 60 58 56] ConvertValue |_, _| 0 => convert_value;
            /// Formats by an empty format spec. `[value -> str]`
            FormatSimple "FORMAT_SIMPLE" [_ _ _ _ _ _ _ _ 14 12 12] None |_, _| 0 => format_simple;
            /// Formats by a format spec. `[value spec -> str]`
            FormatWithSpec "FORMAT_WITH_SPEC" [_ _ _ _ _ _ _ _ 15 13 13] None |_, _| -1 => format_with_spec;
            /// Joins arg strings. `[str ... -> str]`
            BuildString "BUILD_STRING" [_ 157 157 157 157 157 157 157 51 50 48] Count |a, _| 1 - a => build_string;
            /// Makes the Interpolation of a template string: conversion `arg >> 2`, a format spec where `arg & 1`.
            /// `[value expression spec? -> interpolation]`
            BuildInterpolation "BUILD_INTERPOLATION" [_ _ _ _ _ _ _ _ _ 45 43] Interpolation |a, _| -1 - (a & 1) => build_interpolation;
            /// Makes a template string. `[strings interpolations -> template]`
            BuildTemplate "BUILD_TEMPLATE" [_ _ _ _ _ _ _ _ _ 2 2] None |_, _| -1 => build_template;

            // Unpacking.
            /// Unpacks exactly arg items, the first on top. `[iterable -> item ...]`
            UnpackSequence "UNPACK_SEQUENCE" [92 92 92 92 92 92 (92 1) (92 1) (117 1) (119 1) (118 1)] Count |a, _| a - 1 => unpack_sequence;
            /// Unpacks `arg & 255` items, a list of the middle ones, then `arg >> 8` items, the first on top.
            /// `[iterable -> item ... list item ...]`
            UnpackEx "UNPACK_EX" [_ 94 94 94 94 94 94 94 116 118 117] UnpackEx |a, _| (a & 0xff) + (a >> 8) => unpack_ex;

            // Iteration.
            /// Takes the iterator of a value. `[iterable -> iterator]`
            GetIter "GET_ITER" [68 68 68 68 68 68 68 68 19 16 _] None |_, _| 0 => get_iter;
            /// Takes the iterator of a value, or keeps a sequence and counts its items by an index of its own; the
            /// argument is 3 before `yield from`. `[iterable -> iterator index|NULL]`
            GetIter315 "GET_ITER" [_ _ _ _ _ _ _ _ _ _ (70 1)] Raw |_, _| 1 => never_executed;
            /// Takes the iterator to delegate to: a generator or coroutine as it is, else as GET_ITER. `[iterable ->
            /// iterator]`
            GetYieldFromIter "GET_YIELD_FROM_ITER" [_ 69 69 69 69 69 69 69 21 19 _] None |_, _| 0 => get_yield_from_iter;
            /// Pushes the next item; when there is none, drops the iterator and jumps. `[iterator -> iterator item]` or
            /// jump `[iterator -> ]`
            ForIter38 "FOR_ITER" [93 93 93 93 93 93 93 _ _ _ _] JumpForward |_, j| if j { -1 } else { 1 } => for_iter_38;
            /// Pushes the next item; when there is none, drops the iterator and goes on behind the END_FOR at the
            /// target (whose effect the jump counts in). `[iterator -> iterator item]`
            ForIter312 "FOR_ITER" [_ _ _ _ _ _ _ (93 1) _ _ _] JumpForward |_, _| 1 => for_iter_312;
            /// Pushes the next item; when there is none, drops the iterator and goes on behind the END_FOR and POP_TOP
            /// at the target. `[iterator -> iterator item]`
            ForIter313 "FOR_ITER" [_ _ _ _ _ _ _ _ (72 1) _ _] JumpForward |_, _| 1 => for_iter_313;
            /// Pushes the next item; when there is none, keeps the iterator and goes on behind the END_FOR at the
            /// target. `[iterator -> iterator item]`
            ForIter314 "FOR_ITER" [_ _ _ _ _ _ _ _ _ (70 1) _] JumpForward |_, _| 1 => for_iter_314;
            /// Pushes the next item; when there is none, keeps iterator and index and goes on behind the END_FOR at the
            /// target. `[iterator index|NULL -> iterator index|NULL item]`
            ForIter315 "FOR_ITER" [_ _ _ _ _ _ _ _ _ _ (68 1)] JumpForward |_, _| 1 => never_executed;
            /// Drops what an exhausted loop leaves: FOR_ITER goes past it. `[iterator item -> ]`
            EndFor312 "END_FOR" [_ _ _ _ _ _ _ 4 _ _ _] None |_, _| -2 => end_for_312;
            /// Drops the item that an exhausted loop would leave: FOR_ITER goes past it. `[item -> ]`
            EndFor313 "END_FOR" [_ _ _ _ _ _ _ _ 11 9 9] None |_, _| -1 => end_for_313;
            /// Drops the iterator of a finished loop. `[iterator -> ]`
            PopIter "POP_ITER" [_ _ _ _ _ _ _ _ _ 30 _] None |_, _| -1 => pop_top;
            /// Drops the iterator of a finished loop and its index. `[iterator index|NULL -> ]`
            PopIter315 "POP_ITER" [_ _ _ _ _ _ _ _ _ _ 28] None |_, _| -2 => never_executed;

            // Jumps.
            /// Jumps forward. `[ -> ]`
            JumpForward "JUMP_FORWARD" [110 110 110 110 110 110 110 110 79 77 76] JumpForward |_, _| 0 => jump;
            /// Jumps back and polls for interrupts. `[ -> ]`
            JumpBackward "JUMP_BACKWARD" [_ _ _ _ _ _ 140 140 (77 1) (75 1) (74 1)] JumpBackward |_, _| 0 => jump_backward;
            /// Jumps back without a poll, as while waiting in `yield from`. `[ -> ]`
            JumpBackwardNoInterrupt "JUMP_BACKWARD_NO_INTERRUPT" [_ _ _ _ _ _ 134 134 78 76 75] JumpBackward |_, _| 0 => jump;
            /// Jumps to a place counted from the start of the code. `[ -> ]`
            JumpAbsolute "JUMP_ABSOLUTE" [113 113 113 113 113 113 _ _ _ _ _] JumpAbsolute |_, _| 0 => never_executed;
            /// Enters a loop whose end, for BREAK_LOOP, is the target. `[ -> ]`
            SetupLoop "SETUP_LOOP" [120 120 120 _ _ _ _ _ _ _ _] JumpForward |_, _| 0 => never_executed;
            /// Leaves the innermost loop. `[ -> ]`
            BreakLoop "BREAK_LOOP" [80 80 80 _ _ _ _ _ _ _ _] None |_, _| 0 => never_executed;
            /// Goes on at the head of the innermost loop, out of the blocks entered since. `[ -> ]`
            ContinueLoop "CONTINUE_LOOP" [119 119 119 _ _ _ _ _ _ _ _] JumpAbsolute |_, _| 0 => never_executed;
            /// Jumps where the value is false. `[a -> ]`
            PopJumpIfFalse38 "POP_JUMP_IF_FALSE" [114 114 114 114 114 114 _ _ _ _ _] JumpAbsolute |_, _| -1 => never_executed;
            /// Jumps where the value is true. `[a -> ]`
            PopJumpIfTrue38 "POP_JUMP_IF_TRUE" [115 115 115 115 115 115 _ _ _ _ _] JumpAbsolute |_, _| -1 => never_executed;
            /// Jumps forward where the value is false. `[a -> ]`
            PopJumpIfFalse312 "POP_JUMP_IF_FALSE" [_ _ _ _ _ _ _ 114 _ _ _] JumpForward |_, _| -1 => pop_jump_if_false;
            /// Jumps forward where the value is true. `[a -> ]`
            PopJumpIfTrue312 "POP_JUMP_IF_TRUE" [_ _ _ _ _ _ _ 115 _ _ _] JumpForward |_, _| -1 => pop_jump_if_true;
            /// Jumps forward where the value is False; it is a bool already. `[bool -> ]`
            PopJumpIfFalse313 "POP_JUMP_IF_FALSE" [_ _ _ _ _ _ _ _ (97 1) (100 1) (99 1)] JumpForward |_, _| -1 => pop_jump_if_false_bool;
            /// Jumps forward where the value is True; it is a bool already. `[bool -> ]`
            PopJumpIfTrue313 "POP_JUMP_IF_TRUE" [_ _ _ _ _ _ _ _ (100 1) (103 1) (102 1)] JumpForward |_, _| -1 => pop_jump_if_true_bool;
            /// Jumps forward where the value is None. `[a -> ]`
            PopJumpIfNone "POP_JUMP_IF_NONE" [_ _ _ _ _ _ _ 129 (98 1) (101 1) (100 1)] JumpForward |_, _| -1 => pop_jump_if_none;
            /// Jumps forward where the value is not None. `[a -> ]`
            PopJumpIfNotNone "POP_JUMP_IF_NOT_NONE" [_ _ _ _ _ _ _ 128 (99 1) (102 1) (101 1)] JumpForward |_, _| -1 => pop_jump_if_not_none;
            /// Jumps forward where the value is false. `[a -> ]`
            PopJumpForwardIfFalse "POP_JUMP_FORWARD_IF_FALSE" [_ _ _ _ _ _ 114 _ _ _ _] JumpForward |_, _| -1 => pop_jump_if_false;
            /// Jumps forward where the value is true. `[a -> ]`
            PopJumpForwardIfTrue "POP_JUMP_FORWARD_IF_TRUE" [_ _ _ _ _ _ 115 _ _ _ _] JumpForward |_, _| -1 => pop_jump_if_true;
            /// Jumps forward where the value is None. `[a -> ]`
            PopJumpForwardIfNone "POP_JUMP_FORWARD_IF_NONE" [_ _ _ _ _ _ 129 _ _ _ _] JumpForward |_, _| -1 => pop_jump_if_none;
            /// Jumps forward where the value is not None. `[a -> ]`
            PopJumpForwardIfNotNone "POP_JUMP_FORWARD_IF_NOT_NONE" [_ _ _ _ _ _ 128 _ _ _ _] JumpForward |_, _| -1 => pop_jump_if_not_none;
            /// Jumps back, with a poll, where the value is false. `[a -> ]`
            PopJumpBackwardIfFalse "POP_JUMP_BACKWARD_IF_FALSE" [_ _ _ _ _ _ 175 _ _ _ _] JumpBackward |_, _| -1 => pop_jump_backward_if_false;
            /// Jumps back, with a poll, where the value is true. `[a -> ]`
            PopJumpBackwardIfTrue "POP_JUMP_BACKWARD_IF_TRUE" [_ _ _ _ _ _ 176 _ _ _ _] JumpBackward |_, _| -1 => pop_jump_backward_if_true;
            /// Jumps back, with a poll, where the value is None. `[a -> ]`
            PopJumpBackwardIfNone "POP_JUMP_BACKWARD_IF_NONE" [_ _ _ _ _ _ 174 _ _ _ _] JumpBackward |_, _| -1 => pop_jump_backward_if_none;
            /// Jumps back, with a poll, where the value is not None. `[a -> ]`
            PopJumpBackwardIfNotNone "POP_JUMP_BACKWARD_IF_NOT_NONE" [_ _ _ _ _ _ 173 _ _ _ _] JumpBackward |_, _| -1 => pop_jump_backward_if_not_none;
            /// Jumps where the value is false and keeps it, else drops it. `[a -> ]` or jump `[a -> a]`
            JumpIfFalseOrPop38 "JUMP_IF_FALSE_OR_POP" [111 111 111 111 111 111 _ _ _ _ _] JumpAbsolute |_, j| if j { 0 } else { -1 } => never_executed;
            /// Jumps where the value is true and keeps it, else drops it. `[a -> ]` or jump `[a -> a]`
            JumpIfTrueOrPop38 "JUMP_IF_TRUE_OR_POP" [112 112 112 112 112 112 _ _ _ _ _] JumpAbsolute |_, j| if j { 0 } else { -1 } => never_executed;
            /// Jumps forward where the value is false and keeps it, else drops it. `[a -> ]` or jump `[a -> a]`
            JumpIfFalseOrPop311 "JUMP_IF_FALSE_OR_POP" [_ _ _ _ _ _ 111 _ _ _ _] JumpForward |_, j| if j { 0 } else { -1 } => jump_if_false_or_pop;
            /// Jumps forward where the value is true and keeps it, else drops it. `[a -> ]` or jump `[a -> a]`
            JumpIfTrueOrPop311 "JUMP_IF_TRUE_OR_POP" [_ _ _ _ _ _ 112 _ _ _ _] JumpForward |_, j| if j { 0 } else { -1 } => jump_if_true_or_pop;
            /// Jumps where an exception does not match a type. `[exception type -> ]`
            JumpIfNotExcMatch "JUMP_IF_NOT_EXC_MATCH" [_ _ _ _ 121 121 _ _ _ _ _] JumpAbsolute |_, _| -2 => never_executed;

            // Calls.
            /// Calls with `arg & 255` positional and `arg >> 8` keyword arguments. `[callable a ... name b ... ->
            /// result]`
            CallFunction27 "CALL_FUNCTION" [131 _ _ _ _ _ _ _ _ _ _] CallCounts |a, _| -(a & 0xff) - 2 * (a >> 8 & 0xff) => never_executed;
            /// Calls with arguments as CALL_FUNCTION and an iterable of further ones. `[callable a ... name b ... args
            /// -> result]`
            CallFunctionVar "CALL_FUNCTION_VAR" [140 _ _ _ _ _ _ _ _ _ _] CallCounts |a, _| -(a & 0xff) - 2 * (a >> 8 & 0xff) - 1 => never_executed;
            /// Calls with arguments as CALL_FUNCTION and a mapping of further keywords. `[callable a ... name b ...
            /// kwargs -> result]`
            CallFunctionKw27 "CALL_FUNCTION_KW" [141 _ _ _ _ _ _ _ _ _ _] CallCounts |a, _| -(a & 0xff) - 2 * (a >> 8 & 0xff) - 1 => never_executed;
            /// Calls with arguments as CALL_FUNCTION, an iterable and a mapping of further ones. `[callable a ... name
            /// b ... args kwargs -> result]`
            CallFunctionVarKw "CALL_FUNCTION_VAR_KW" [142 _ _ _ _ _ _ _ _ _ _] CallCounts |a, _| -(a & 0xff) - 2 * (a >> 8 & 0xff) - 2 => never_executed;
            /// Calls with arg positional arguments. `[callable a ... -> result]`
            CallFunction "CALL_FUNCTION" [_ 131 131 131 131 131 _ _ _ _ _] Count |a, _| -a => never_executed;
            /// Calls with arg arguments, the last of them named by a tuple. `[callable a ... names -> result]`
            CallFunctionKw "CALL_FUNCTION_KW" [_ 141 141 141 141 141 _ _ _ _ _] Count |a, _| -1 - a => never_executed;
            /// Calls what LOAD_METHOD pushed with arg positional arguments. `[method|NULL self|callable a ... ->
            /// result]`
            CallMethod "CALL_METHOD" [_ _ 161 161 161 161 _ _ _ _ _] Count |a, _| -1 - a => never_executed;
            /// Calls with a tuple of arguments, and a mapping of keywords where `arg & 1`. `[callable args kwargs? ->
            /// result]`
            CallFunctionEx38 "CALL_FUNCTION_EX" [_ 142 142 142 142 142 _ _ _ _ _] CallFlags |a, _| -1 - (a & 1) => never_executed;
            /// Calls with an iterable of arguments, and a mapping of keywords where `arg & 1`. `[NULL callable args
            /// kwargs? -> result]`
            CallFunctionEx311 "CALL_FUNCTION_EX" [_ _ _ _ _ _ 142 142 _ _ _] CallFlags |a, _| -2 - (a & 1) => call_function_ex_311;
            /// Calls with an iterable of arguments, and a mapping of keywords where `arg & 1`. `[callable NULL args
            /// kwargs? -> result]`
            CallFunctionEx313 "CALL_FUNCTION_EX" [_ _ _ _ _ _ _ _ 54 _ _] CallFlags |a, _| -2 - (a & 1) => call_function_ex_313;
            /// Calls with an iterable of arguments and a mapping of keywords, or NULL for none. `[callable NULL args
            /// kwargs|NULL -> result]`
            CallFunctionEx314 "CALL_FUNCTION_EX" [_ _ _ _ _ _ _ _ _ 4 (4 1)] None |_, _| -3 => call_function_ex_314;
            /// Names the last arguments of the coming CALL by a constant tuple. `[ -> ]`
            KwNames "KW_NAMES" [_ _ _ _ _ _ 172 172 _ _ _] KwNames |_, _| 0 => kw_names;
            /// Prepares the CALL behind it, which takes the operands off the stack. `[method|NULL self|callable a ...
            /// -> method|NULL self|callable a ...]`
            Precall "PRECALL" [_ _ _ _ _ _ (166 1) _ _ _ _] Count |_, _| 0 => precall;
            /// Calls with arg arguments, the last of them named by KW_NAMES where one went before. `[method|NULL
            /// self|callable a ... -> result]`
            Call311 "CALL" [_ _ _ _ _ _ (171 4) (171 3) _ _ _] Count |a, _| -1 - a => call_311;
            /// Calls with arg positional arguments. `[callable self|NULL a ... -> result]`
            Call313 "CALL" [_ _ _ _ _ _ _ _ (53 3) (52 3) (50 3)] Count |a, _| -1 - a => call_313;
            /// Calls with arg arguments, the last of them named by a tuple. `[callable self|NULL a ... names ->
            /// result]`
            CallKw "CALL_KW" [_ _ _ _ _ _ _ _ 57 (55 3) (53 3)] Count |a, _| -2 - a => call_kw;
            /// Calls the interpreter's own function of one argument that the argument names. `[a -> result]`
            CallIntrinsic1 "CALL_INTRINSIC_1" [_ _ _ _ _ _ _ 173 55 53 51] Intrinsic1 |_, _| 0 => call_intrinsic_1;
            /// Calls the interpreter's own function of two arguments that the argument names. `[a b -> result]`
            CallIntrinsic2 "CALL_INTRINSIC_2" [_ _ _ _ _ _ _ 174 56 54 52] Intrinsic2 |_, _| -1 => call_intrinsic_2;

            // Functions and classes.
            /// Makes a function with arg defaults. `[default ... code -> function]`
            MakeFunction27 "MAKE_FUNCTION" [132 _ _ _ _ _ _ _ _ _ _] Count |a, _| -a => never_executed;
            /// Makes a function with arg defaults and a tuple of cells. `[default ... closure code -> function]`
            MakeClosure "MAKE_CLOSURE" [134 _ _ _ _ _ _ _ _ _ _] Count |a, _| -1 - a => never_executed;
            /// Makes a function; below code and name stand defaults (1), keyword defaults (2), annotations (4) and
            /// closure (8) as flagged. `[defaults? kwdefaults? annotations? closure? code qualname -> function]`
            MakeFunction38 "MAKE_FUNCTION" [_ 132 132 132 132 132 _ _ _ _ _] FunctionFlags |a, _| -1 - (a & 15).count_ones() as i64 => never_executed;
            /// Makes a function; below the code stand defaults (1), keyword defaults (2), annotations (4) and closure
            /// (8) as flagged. `[defaults? kwdefaults? annotations? closure? code -> function]`
            MakeFunction311 "MAKE_FUNCTION" [_ _ _ _ _ _ 132 132 _ _ _] FunctionFlags |a, _| -((a & 15).count_ones() as i64) => make_function_311;
            /// Makes a function of a code object. `[code -> function]`
            MakeFunction313 "MAKE_FUNCTION" [_ _ _ _ _ _ _ _ 26 23 21] None |_, _| 0 => make_function_313;
            /// Gives a new function its defaults (1), keyword defaults (2), annotations (4), closure (8) or annotate
            /// function (16). `[value function -> function]`
            SetFunctionAttribute "SET_FUNCTION_ATTRIBUTE" [_ _ _ _ _ _ _ _ 106 108 107] FunctionAttribute |_, _| -1 => set_function_attribute;
            /// Pushes `builtins.__build_class__`. `[ -> __build_class__]`
            LoadBuildClass "LOAD_BUILD_CLASS" [_ 71 71 71 71 71 71 71 24 21 19] None |_, _| 1 => load_build_class;
            /// Makes a class. `[name bases namespace -> class]`
            BuildClass "BUILD_CLASS" [89 _ _ _ _ _ _ _ _ _ _] None |_, _| -2 => never_executed;
            /// Returns from the frame. `[value -> ]`
            ReturnValue "RETURN_VALUE" [83 83 83 83 83 83 83 83 36 35 33] None |_, _| -1 => return_value;
            /// Returns a constant from the frame. `[ -> ]`
            ReturnConst "RETURN_CONST" [_ _ _ _ _ _ _ 121 103 _ _] Const |_, _| 0 => return_const;
            /// Hands a value to `sys.displayhook`. `[value -> ]`
            PrintExpr "PRINT_EXPR" [70 70 70 70 70 70 70 _ _ _ _] None |_, _| -1 => print_expr;
            /// Prints a value to `sys.stdout`. `[value -> ]`
            PrintItem "PRINT_ITEM" [71 _ _ _ _ _ _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Prints a value to a file. `[value file -> ]`
            PrintItemTo "PRINT_ITEM_TO" [73 _ _ _ _ _ _ _ _ _ _] None |_, _| -2 => never_executed;
            /// Ends a printed line on `sys.stdout`. `[ -> ]`
            PrintNewline "PRINT_NEWLINE" [72 _ _ _ _ _ _ _ _ _ _] None |_, _| 0 => never_executed;
            /// Ends a printed line of a file. `[file -> ]`
            PrintNewlineTo "PRINT_NEWLINE_TO" [74 _ _ _ _ _ _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Executes a string, file or code object. `[code globals locals -> ]`
            ExecStmt "EXEC_STMT" [85 _ _ _ _ _ _ _ _ _ _] None |_, _| -3 => never_executed;

            // Imports.
            /// Imports a module. `[level fromlist -> module]`
            ImportName "IMPORT_NAME" [108 108 108 108 108 108 108 108 75 73 _] Name |_, _| -1 => import_name;
            /// Imports the module named by `arg >> 2`; `arg & 1` lazily, `arg & 2` at once whatever the lazy mode.
            /// `[level fromlist -> module]`
            ImportName315 "IMPORT_NAME" [_ _ _ _ _ _ _ _ _ _ 72] ImportName |_, _| -1 => never_executed;
            /// Pushes an attribute of a module, or a submodule. `[module -> module attr]`
            ImportFrom "IMPORT_FROM" [109 109 109 109 109 109 109 109 74 72 71] Name |_, _| 1 => import_from;
            /// Copies a module's public names into the frame's namespace. `[module -> ]`
            ImportStar "IMPORT_STAR" [84 84 84 84 84 84 84 _ _ _ _] None |_, _| -1 => import_star;

            // Exceptions.
            /// Raises: again the handled exception (0), an exception (1), or one from a cause (2). `[exception? cause?
            /// -> ]`
            RaiseVarargs "RAISE_VARARGS" [130 130 130 130 130 130 130 130 101 104 103] Count |a, _| -a => raise_varargs;
            /// Makes an exception the handled one and keeps the one before. `[exception -> previous exception]`
            PushExcInfo "PUSH_EXC_INFO" [_ _ _ _ _ _ 35 35 33 32 30] None |_, _| 1 => push_exc_info;
            /// Tests whether an exception matches the type or tuple of an `except`. `[exception type -> exception
            /// bool]`
            CheckExcMatch "CHECK_EXC_MATCH" [_ _ _ _ _ _ 36 36 7 6 6] None |_, _| 0 => check_exc_match;
            /// Splits an exception group by the type of an `except*`. `[exception type -> rest match|None]`
            CheckEgMatch "CHECK_EG_MATCH" [_ _ _ _ _ _ 37 37 6 5 5] None |_, _| 0 => check_eg_match;
            /// Joins what an `except*` left over with what its handlers raised. `[original list -> exception|None]`
            PrepReraiseStar "PREP_RERAISE_STAR" [_ _ _ _ _ _ 88 _ _ _ _] None |_, _| -1 => prep_reraise_star;
            /// Raises the exception that stands on the stack again. `[type value traceback -> ]`
            Reraise39 "RERAISE" [_ _ _ _ 48 _ _ _ _ _ _] None |_, _| -3 => never_executed;
            /// Raises the exception that stands on the stack again; where the argument is not 0, with the line it came
            /// from. `[type value traceback -> ]`
            Reraise310 "RERAISE" [_ _ _ _ _ 119 _ _ _ _ _] Reraise |_, _| -3 => never_executed;
            /// Raises an exception again; where the argument is not 0, at the instruction offset kept arg below it.
            /// `[lasti? ... exception -> lasti? ...]`
            Reraise311 "RERAISE" [_ _ _ _ _ _ 119 119 102 105 104] Reraise |_, _| -1 => reraise;
            /// Leaves a handler: the exception handled before is the handled one again. `[type value traceback -> ]`
            PopExcept38 "POP_EXCEPT" [_ 89 89 89 89 89 _ _ _ _ _] None |_, _| -3 => never_executed;
            /// Leaves a handler: the exception handled before is the handled one again. `[previous -> ]`
            PopExcept311 "POP_EXCEPT" [_ _ _ _ _ _ 89 89 31 29 27] None |_, _| -1 => pop_except;
            /// Leaves a block of the block stack. `[ -> ]`
            PopBlock "POP_BLOCK" [87 87 87 87 87 87 _ _ _ _ _] None |_, _| 0 => never_executed;
            /// Enters a block whose handler, for exceptions alone, is the target. `[ -> ]` or jump `[ -> traceback
            /// value type]`
            SetupExcept27 "SETUP_EXCEPT" [121 _ _ _ _ _ _ _ _ _ _] JumpForward |_, j| if j { 3 } else { 0 } => never_executed;
            /// Enters a block whose handler, for exceptions alone, is the target. `[ -> ]`
            SetupExcept36 "SETUP_EXCEPT" [_ 121 121 _ _ _ _ _ _ _ _] JumpForward |_, j| if j { 6 } else { 0 } => never_executed;
            /// Enters a block whose `finally` body is the target. `[ -> ]` or jump `[ -> traceback value type]`
            SetupFinally27 "SETUP_FINALLY" [122 _ _ _ _ _ _ _ _ _ _] JumpForward |_, j| if j { 3 } else { 0 } => never_executed;
            /// Enters a block whose handler is the target. `[ -> ]`
            SetupFinally "SETUP_FINALLY" [_ 122 122 122 122 122 _ _ _ _ _] JumpForward |_, j| if j { 6 } else { 0 } => never_executed;
            /// Pushes NULL: the `finally` body is entered without exception. `[ -> NULL]`
            BeginFinally "BEGIN_FINALLY" [_ _ _ 53 _ _ _ _ _ _ _] None |_, _| 6 => never_executed;
            /// Ends a `finally` body: goes on, goes on with a return, break or continue, or raises again. `[None|reason
            /// value?|exception -> ]`
            EndFinally27 "END_FINALLY" [88 _ _ _ _ _ _ _ _ _ _] None |_, _| -3 => never_executed;
            /// Ends a `finally` body: goes on, goes on with a return, break or continue, or raises again. `[None|reason
            /// value?|exception -> ]`
            EndFinally36 "END_FINALLY" [_ 88 88 _ _ _ _ _ _ _ _] None |_, _| -6 => never_executed;
            /// Ends a `finally` body: goes on, returns to the caller of it, or raises again. `[NULL|offset|exception ->
            /// ]`
            EndFinally "END_FINALLY" [_ _ _ 88 _ _ _ _ _ _ _] None |_, _| -6 => never_executed;
            /// Runs a `finally` body, to come back to the next instruction. `[ -> offset]`
            CallFinally "CALL_FINALLY" [_ _ _ 162 _ _ _ _ _ _ _] JumpForward |_, j| if j { 1 } else { 0 } => never_executed;
            /// Drops what the entry of a `finally` body pushed, keeping the value on top where the argument is 1.
            /// `[NULL|offset|exception value? -> value?]`
            PopFinally "POP_FINALLY" [_ _ _ 163 _ _ _ _ _ _ _] Raw |_, _| -6 => never_executed;

            // With.
            /// Loads `__exit__` and calls `__enter__`. `[manager -> exit entered]`
            BeforeWith "BEFORE_WITH" [_ _ _ _ _ _ 53 53 2 _ _] None |_, _| 1 => before_with;
            /// Loads `__aexit__` and calls `__aenter__`. `[manager -> exit awaitable]`
            BeforeAsyncWith "BEFORE_ASYNC_WITH" [_ 52 52 52 52 52 52 52 1 _ _] None |_, _| 1 => before_async_with;
            /// Loads `__exit__`, calls `__enter__` and enters a block. `[manager -> exit entered]`
            SetupWith27 "SETUP_WITH" [143 _ _ _ _ _ _ _ _ _ _] JumpForward |_, j| if j { 3 } else { 1 } => never_executed;
            /// Loads `__exit__`, calls `__enter__` and enters a block. `[manager -> exit entered]`
            SetupWith "SETUP_WITH" [_ 143 143 143 143 143 _ _ _ _ _] JumpForward |_, j| if j { 6 } else { 1 } => never_executed;
            /// Enters the block of an `async with`. `[entered -> entered]`
            SetupAsyncWith "SETUP_ASYNC_WITH" [_ 154 154 154 154 154 _ _ _ _ _] JumpForward |_, j| if j { 5 } else { 0 } => never_executed;
            /// Calls the exit function by what ended the body; an exception that it swallows becomes None. `[exit
            /// reason -> reason]`
            WithCleanup "WITH_CLEANUP" [81 _ _ _ _ _ _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Calls the exit function by what ended the body. `[exit reason -> reason exception result]`
            WithCleanupStart "WITH_CLEANUP_START" [_ 81 81 81 _ _ _ _ _ _ _] None |_, _| 2 => never_executed;
            /// Drops an exception that the exit function swallowed. `[reason exception result -> reason]`
            WithCleanupFinish "WITH_CLEANUP_FINISH" [_ 82 82 82 _ _ _ _ _ _ _] None |_, _| -3 => never_executed;
            /// Calls the exit function with the exception, seven values up. `[exit 6 values -> exit 6 values result]`
            WithExceptStart39 "WITH_EXCEPT_START" [_ _ _ _ 49 49 _ _ _ _ _] None |_, _| 1 => never_executed;
            /// Calls the exit function with the exception. `[exit lasti previous exception -> exit lasti previous
            /// exception result]`
            WithExceptStart311 "WITH_EXCEPT_START" [_ _ _ _ _ _ 49 49 44 _ _] None |_, _| 1 => with_except_start_311;
            /// Calls the exit method with the exception. `[exit self|NULL lasti previous exception -> exit self|NULL
            /// lasti previous exception result]`
            WithExceptStart314 "WITH_EXCEPT_START" [_ _ _ _ _ _ _ _ _ 43 41] None |_, _| 1 => with_except_start_314;

            // Generators.
            /// Starts a generator (0), coroutine (1) or asynchronous generator (2). `[sent -> ]`
            GenStart "GEN_START" [_ _ _ _ _ 129 _ _ _ _ _] Raw |_, _| -1 => never_executed;
            /// Makes the generator of this frame and returns it; goes on here with the value first sent. `[ -> sent]`
            ReturnGenerator "RETURN_GENERATOR" [_ _ _ _ _ _ 75 75 35 34 32] None |_, _| 1 => return_generator;
            /// Yields a value, wrapped in an asynchronous generator; goes on with the value sent. `[value -> sent]`
            YieldValue38 "YIELD_VALUE" [86 86 86 86 86 86 _ _ _ _ _] None |_, _| 0 => never_executed;
            /// Yields a value; goes on with the value sent. `[value -> sent]`
            YieldValue311 "YIELD_VALUE" [_ _ _ _ _ _ 86 _ _ _ _] None |_, _| 0 => yield_value;
            /// Yields a value; goes on with the value sent. The argument counts the open exception blocks. `[value ->
            /// sent]`
            YieldValue312 "YIELD_VALUE" [_ _ _ _ _ _ _ 150 _ _ _] Raw |_, _| 0 => yield_value;
            /// Yields a value; goes on with the value sent. The argument is 1 in `yield from` and `await`. `[value ->
            /// sent]`
            YieldValue313 "YIELD_VALUE" [_ _ _ _ _ _ _ _ 118 120 119] Raw |_, _| 0 => yield_value;
            /// Sends a value to the iterator delegated to and yields what comes; the result when it ends. `[receiver
            /// value -> result]`
            YieldFrom "YIELD_FROM" [_ 72 72 72 72 72 _ _ _ _ _] None |_, _| -1 => never_executed;
            /// Sends a value to the iterator delegated to; when it ends, replaces both by its result and jumps.
            /// `[receiver value -> receiver yielded]` or jump `[receiver value -> result]`
            Send311 "SEND" [_ _ _ _ _ _ 123 _ _ _ _] JumpForward |_, j| if j { -1 } else { 0 } => send_311;
            /// Sends a value to the iterator delegated to; when it ends, jumps with its result. `[receiver value ->
            /// receiver yielded]` or jump `[receiver value -> receiver result]`
            Send312 "SEND" [_ _ _ _ _ _ _ (123 1) (104 1) (106 1) _] JumpForward |_, _| 0 => send_312;
            /// Sends a value to the iterator delegated to; when it ends, jumps with its result. `[receiver index|NULL
            /// value -> receiver index|NULL yielded]` or jump `[receiver index|NULL value -> receiver index|NULL
            /// result]`
            Send315 "SEND" [_ _ _ _ _ _ _ _ _ _ (105 1)] JumpForward |_, _| 0 => never_executed;
            /// Drops the iterator delegated to. `[receiver value -> value]`
            EndSend "END_SEND" [_ _ _ _ _ _ _ 5 12 10 _] None |_, _| -1 => end_send;
            /// Drops the iterator delegated to and its index. `[receiver index|NULL value -> value]`
            EndSend315 "END_SEND" [_ _ _ _ _ _ _ _ _ _ 10] None |_, _| -2 => never_executed;
            /// Turns a StopIteration thrown through `yield from` into its value; raises any other again. `[receiver
            /// sent exception -> None value]`
            CleanupThrow "CLEANUP_THROW" [_ _ _ _ _ _ _ 55 8 7 _] None |_, _| -1 => cleanup_throw;
            /// Turns a StopIteration thrown through `yield from` into its value; raises any other again. `[receiver
            /// index|NULL sent exception -> None NULL value]`
            CleanupThrow315 "CLEANUP_THROW" [_ _ _ _ _ _ _ _ _ _ 7] None |_, _| -1 => never_executed;
            /// Wraps the value that an asynchronous generator is about to yield. `[value -> wrapped]`
            AsyncGenWrap "ASYNC_GEN_WRAP" [_ _ _ _ _ _ 87 _ _ _ _] None |_, _| 0 => async_gen_wrap;

            // Coroutines.
            /// Takes the iterator of an awaitable. `[awaitable -> iterator]`
            GetAwaitable38 "GET_AWAITABLE" [_ 73 73 73 73 73 _ _ _ _ _] None |_, _| 0 => never_executed;
            /// Takes the iterator of an awaitable; the argument tells `__aenter__` (1) and `__aexit__` (2) for the
            /// error message. `[awaitable -> iterator]`
            GetAwaitable311 "GET_AWAITABLE" [_ _ _ _ _ _ 131 131 73 71 69] Awaitable |_, _| 0 => get_awaitable;
            /// Takes the asynchronous iterator of a value. `[iterable -> aiter]`
            GetAiter "GET_AITER" [_ 50 50 50 50 50 50 50 16 14 14] None |_, _| 0 => get_aiter;
            /// Takes the awaitable of the next item. `[aiter -> aiter awaitable]`
            GetAnext "GET_ANEXT" [_ 51 51 51 51 51 51 51 18 15 15] None |_, _| 1 => get_anext;
            /// Ends an `async for` on StopAsyncIteration, raises any other again. `[aiter 6 values -> ]`
            EndAsyncFor38 "END_ASYNC_FOR" [_ _ _ 54 54 54 _ _ _ _ _] None |_, _| -7 => never_executed;
            /// Ends an `async for` on StopAsyncIteration, raises any other again. `[aiter exception -> ]`
            EndAsyncFor311 "END_ASYNC_FOR" [_ _ _ _ _ _ 54 54 10 _ _] None |_, _| -2 => end_async_for;
            /// Ends an `async for` on StopAsyncIteration, raises any other again; the argument leads back to the loop's
            /// SEND, for branch events. `[aiter exception -> ]`
            EndAsyncFor314 "END_ASYNC_FOR" [_ _ _ _ _ _ _ _ _ 68 66] BranchOrigin |_, _| -2 => end_async_for;

            // Pattern matching.
            /// Pushes the length of a value. `[a -> a len(a)]`
            GetLen "GET_LEN" [_ _ _ _ _ 30 30 30 20 18 16] None |_, _| 1 => get_len;
            /// Tests for a mapping. `[subject -> subject bool]`
            MatchMapping "MATCH_MAPPING" [_ _ _ _ _ 31 31 31 28 25 23] None |_, _| 1 => match_mapping;
            /// Tests for a sequence pattern's subject. `[subject -> subject bool]`
            MatchSequence "MATCH_SEQUENCE" [_ _ _ _ _ 32 32 32 29 26 24] None |_, _| 1 => match_sequence;
            /// Takes the values of a tuple of keys. `[subject keys -> subject keys values|None bool]`
            MatchKeys310 "MATCH_KEYS" [_ _ _ _ _ 33 _ _ _ _ _] None |_, _| 2 => never_executed;
            /// Takes the values of a tuple of keys, None where one is missing. `[subject keys -> subject keys
            /// values|None]`
            MatchKeys311 "MATCH_KEYS" [_ _ _ _ _ _ 33 33 27 24 22] None |_, _| 1 => match_keys;
            /// Tests for an instance and takes arg positional and the named attributes. `[subject class names ->
            /// values|subject bool]`
            MatchClass310 "MATCH_CLASS" [_ _ _ _ _ 152 _ _ _ _ _] Count |_, _| -1 => never_executed;
            /// Tests for an instance and takes arg positional and the named attributes, None where it does not match.
            /// `[subject class names -> values|None]`
            MatchClass311 "MATCH_CLASS" [_ _ _ _ _ _ 152 152 96 99 98] Count |_, _| -2 => match_class;
            /// Copies a mapping to a dict without some keys. `[subject keys -> subject rest]`
            CopyDictWithoutKeys "COPY_DICT_WITHOUT_KEYS" [_ _ _ _ _ 34 _ _ _ _ _] None |_, _| 0 => never_executed;
        }
    };
}
