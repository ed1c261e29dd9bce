namespace CodeAct.Embodied.Viz.Screen;

/// <summary>The X server that a window is opened on; a Wayland desktop has one, too.</summary>
internal static partial class XServer
{
    private const string Library = "libX11.so.6";

    /// <summary>Whether it answers. raylib does not ask: where nobody answers, it takes the process along.</summary>
    public static bool Answers()
    {
        // The connection stays open: a server whose last client leaves may start anew, and throws out whoever comes then.
        return NativeLibrary.TryLoad(Library, out _) && OpenDisplay(null) != 0;
    }

    [LibraryImport(Library, EntryPoint = "XOpenDisplay", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenDisplay(string? name);
}
