namespace CodeAct.Embodied.PythonNet;

/// <summary>Python in this process, for code that the user trusts. This build has none: its package feed
/// lacks pythonnet, or it was compiled ahead, which pythonnet cannot be.</summary>
public static class EmbeddedPython
{
    /// <summary>The library that the interpreter comes from; null where there is none.</summary>
    public static string? Library => null;

    /// <summary>Why it is not there and how to get it; empty where it is.</summary>
    public static string Missing =>
        "this build has no Python in process: its package feed lacks pythonnet, or it was compiled ahead; build it as usual where the feed carries pythonnet, after deleting feed.props";

    /// <summary>The version of the interpreter; empty before the first session.</summary>
    public static string Version => "";

    /// <summary>Starts a session.</summary>
    /// <exception cref="PythonUnavailableException">Always.</exception>
    public static Task<IPythonSession> StartAsync(PythonOptions options, CancellationToken cancellationToken) =>
        throw new PythonUnavailableException(char.ToUpperInvariant(Missing[0]) + Missing[1..] + ".");
}
