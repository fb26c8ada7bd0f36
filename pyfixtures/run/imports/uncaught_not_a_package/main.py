import module.inner
