using System.Runtime.InteropServices;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>What the runtime library has no name for.</summary>
internal static partial class Posix
{
    public const int Kill = 9;
    public const int Continue = 18;
    public const int Stop = 19;

    // The same numbers on every architecture.
    private const nint PidfdSendSignal = 424;
    private const nint PidfdOpen = 434;
    private const short PollIn = 1;

    /// <summary>A descriptor that stands for a process, also after its id has gone to another.</summary>
    /// <returns>Null where there is no such process, or the kernel is older than 5.3.</returns>
    public static SafePidHandle? OpenProcess(int id)
    {
        var descriptor = Syscall(PidfdOpen, id, 0, 0, 0);
        return descriptor < 0 ? null : new SafePidHandle(descriptor);
    }

    /// <summary>Sends a signal.</summary>
    /// <returns>Whether there was somebody to send it to.</returns>
    public static bool Signal(SafePidHandle process, int signal) => Syscall(PidfdSendSignal, process.DangerousGetHandle(), signal, 0, 0) == 0;

    /// <summary>Whether a read of the pipe would return at once, with data or with its end.</summary>
    public static bool IsReadable(SafeHandle pipe)
    {
        var asked = new PollDescriptor { Descriptor = (int)pipe.DangerousGetHandle(), Events = PollIn };
        return Poll(ref asked, 1, 0) > 0;
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Syscall(nint number, nint first, nint second, nint third, nint fourth);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}

/// <summary>A descriptor of a process; see pidfd_open(2).</summary>
internal sealed class SafePidHandle(nint descriptor) : SafeHandle(descriptor, ownsHandle: true)
{
    public override bool IsInvalid => handle < 0;

    protected override bool ReleaseHandle()
    {
        using var closing = new Microsoft.Win32.SafeHandles.SafeFileHandle(handle, ownsHandle: true);
        return true;
    }
}
