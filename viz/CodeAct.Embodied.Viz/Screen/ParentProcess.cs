namespace CodeAct.Embodied.Viz.Screen;

/// <summary>The program that opened the window.</summary>
internal static partial class ParentProcess
{
    private static readonly string? Number = Environment.GetEnvironmentVariable(Launcher.Variable);

    /// <summary>Whether it has ended, however it did: then the system gives its children another parent. The signal that Linux can send
    /// at a parent's death is no use here: it is sent when the thread ends that started the child.</summary>
    public static bool IsGone => Number is not null && Number != NumberNow().ToString(CultureInfo.InvariantCulture);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int NumberNow();
}
