"""The bounds that Windows sets to a process: a job object that it enters and cannot leave."""

import ctypes

_EXTENDED_LIMITS = 9
_PROCESS_TIME = 0x2
_ACTIVE_PROCESSES = 0x8
_PROCESS_MEMORY = 0x100
_NO_FAULT_BOX = 0x400
_ENDS_WITH_US = 0x2000
_TICKS_A_SECOND = 10_000_000


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; six counters of input and output are left alone."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("most_process_memory", ctypes.c_size_t),
        ("most_job_memory", ctypes.c_size_t),
    )


def limits(memory: int, cpu_seconds: int) -> ExtendedLimits:
    """Return the bounds: bytes of memory, seconds of work, and no process beside."""
    bounds = ExtendedLimits()
    bounds.basic.process_time = cpu_seconds * _TICKS_A_SECOND
    bounds.basic.processes = 1
    bounds.basic.flags = (
        _PROCESS_TIME | _ACTIVE_PROCESSES | _PROCESS_MEMORY | _NO_FAULT_BOX | _ENDS_WITH_US
    )
    bounds.process_memory = memory
    return bounds


def confine(memory: int, cpu_seconds: int) -> bool:
    """Put this process into a job with such bounds; returns whether they are in force."""
    kernel = getattr(ctypes, "WinDLL")("kernel32")  # noqa: B009 - only Windows has it
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = (
        ctypes.c_void_p,
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_uint32,
    )
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    job = kernel.CreateJobObjectW(None, None)
    bounds = limits(memory, cpu_seconds)
    is_set = kernel.SetInformationJobObject(
        job, _EXTENDED_LIMITS, ctypes.byref(bounds), ctypes.sizeof(bounds)
    )
    return bool(is_set and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()))
