namespace CodeAct.Embodied.Viz.Screen;

/// <summary>Keeps raylib off the standard streams: in memory it reads keys from standard input and talks on standard output.</summary>
internal static partial class StandardStreams
{
    private const int ReadOnly = 0;
    private const int WriteOnly = 1;

    /// <summary>From here on nothing reads the process's standard input.</summary>
    public static void CloseInput() => Redirect(0, ReadOnly);

    /// <summary>Runs something while what the process writes leads nowhere.</summary>
    public static void Quiet(Action action)
    {
        Console.Out.Flush();
        var kept = (Output: Duplicate(1), Error: Duplicate(2));
        Redirect(1, WriteOnly);
        Redirect(2, WriteOnly);
        try
        {
            action();
        }
        finally
        {
            _ = FlushAll(IntPtr.Zero);
            Restore(kept.Output, 1);
            Restore(kept.Error, 2);
        }
    }

    private static void Restore(int kept, int stream)
    {
        if (kept < 0)
            return;
        _ = DuplicateTo(kept, stream);
        _ = Close(kept);
    }

    private static void Redirect(int stream, int mode)
    {
        var nowhere = Open("/dev/null", mode);
        if (nowhere < 0)
            return;
        _ = DuplicateTo(nowhere, stream);
        _ = Close(nowhere);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateTo(int from, int to);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int FlushAll(IntPtr stream);
}
