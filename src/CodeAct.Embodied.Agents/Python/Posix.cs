using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>What the runtime library has no name for.</summary>
internal static partial class Posix
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Continue = 18;
    public const int Stop = 19;

    // The same numbers on every architecture that .NET runs on under Linux.
    private const nint PidfdSendSignal = 424;
    private const nint PidfdOpen = 434;
    private const short PollIn = 1;
    private const int GetFlags = 3;
    private const int SetFlags = 4;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int CurrentFolder = -100;
    private const int Interrupted = 4;
    private const int TryAgain = 11;

    private static readonly Lock AskingForLocks = new();

    /// <summary>A descriptor that stands for a process, also after its id has gone to another.</summary>
    /// <returns>Null where there is no such process, or the kernel is older than 5.3.</returns>
    public static SafePosixHandle? OpenProcess(int id)
    {
        var descriptor = Syscall(PidfdOpen, id, 0, 0, 0);
        return descriptor < 0 ? null : new SafePosixHandle(descriptor);
    }

    /// <summary>Sends a signal.</summary>
    /// <returns>Whether there was somebody to send it to.</returns>
    public static bool Signal(SafePosixHandle process, int signal) => Syscall(PidfdSendSignal, process.DangerousGetHandle(), signal, 0, 0) == 0;

    /// <summary>Whether a read of the pipe would return at once, with data or with its end.</summary>
    public static bool IsReadable(SafeHandle pipe)
    {
        var asked = new PollDescriptor { Descriptor = (int)pipe.DangerousGetHandle(), Events = PollIn };
        return Poll(ref asked, 1, 0) > 0;
    }

    /// <summary>From now on a read of the pipe does not wait.</summary>
    public static void SetNonBlocking(SafeHandle pipe)
    {
        if (ControlDescriptor(pipe, SetFlags, ControlDescriptor(pipe, GetFlags, 0) | NonBlocking) < 0)
            throw new Win32Exception();
    }

    /// <summary>Reads what is there from a pipe that does not wait.</summary>
    /// <returns>Bytes read, 0 at the end of the pipe; null where nothing is there yet.</returns>
    /// <exception cref="Win32Exception">It cannot be read.</exception>
    public static int? Read(SafeHandle pipe, Span<byte> buffer)
    {
        var count = Read(pipe, ref MemoryMarshal.GetReference(buffer), buffer.Length);
        if (count >= 0)
            return (int)count;
        return Marshal.GetLastPInvokeError() is TryAgain or Interrupted ? null : throw new Win32Exception();
    }

    /// <summary>Something to wait for that another thread can set off.</summary>
    public static SafePosixHandle OpenBell()
    {
        var descriptor = EventDescriptor(0, NonBlocking | CloseOnExec);
        return descriptor < 0 ? throw new Win32Exception() : new SafePosixHandle(descriptor);
    }

    /// <summary>Sets it off, for good.</summary>
    public static void Ring(SafePosixHandle bell)
    {
        ulong once = 1;
        Write(bell, ref once, sizeof(ulong));
    }

    /// <summary>Waits until there is something to read, or the bell rings, or, now and then, for less.</summary>
    public static void WaitForEither(SafeHandle pipe, SafePosixHandle bell)
    {
        Span<PollDescriptor> asked =
        [
            new() { Descriptor = (int)pipe.DangerousGetHandle(), Events = PollIn },
            new() { Descriptor = (int)bell.DangerousGetHandle(), Events = PollIn },
        ];
        _ = Poll(ref MemoryMarshal.GetReference(asked), 2, -1);
    }

    /// <summary>All that the kernel says of a file or link itself, but for the time of the last reading.</summary>
    public static ImmutableArray<byte> Look(string path)
    {
        const int NoFollow = 0x100;
        const uint All = 0x7FF;
        Span<byte> found = stackalloc byte[256];
        if (StatX(CurrentFolder, path, NoFollow, All, ref MemoryMarshal.GetReference(found)) != 0)
            return [];
        found[64..80].Clear();
        return [.. found[..144]];
    }

    /// <summary>Whether somebody has locked a file, so that it cannot be locked now.</summary>
    public static bool IsLocked(string path)
    {
        const int ExclusiveAtOnce = 2 | 4;
        var descriptor = OpenFile(path, CloseOnExec);
        if (descriptor < 0)
            return false;
        // Who asks holds the lock until the file is closed: two that ask at once would take each other for one that keeps it.
        lock (AskingForLocks)
        {
            using var file = new SafePosixHandle(descriptor);
            return LockFile(file, ExclusiveAtOnce) != 0 && Marshal.GetLastPInvokeError() is TryAgain;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte buffer);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int LockFile(SafeHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Syscall(nint number, nint first, nint second, nint third, nint fourth);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int timeout);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int ControlDescriptor(SafeHandle descriptor, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(SafeHandle descriptor, ref byte buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(SafeHandle descriptor, ref ulong value, nint count);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    private static partial int EventDescriptor(uint initial, int flags);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}

/// <summary>A descriptor of this process; closed when it is disposed of.</summary>
internal sealed class SafePosixHandle(nint descriptor) : SafeHandle(descriptor, ownsHandle: true)
{
    public override bool IsInvalid => handle < 0;

    protected override bool ReleaseHandle()
    {
        using var closing = new SafeFileHandle(handle, ownsHandle: true);
        return true;
    }
}
