using CodeAct.Embodied.Agents.Python;

namespace CodeAct.Embodied.PythonNet;

/// <summary>Python in this process, for code that the user trusts. This build has none: its package feed lacks pythonnet.</summary>
public static class EmbeddedPython
{
    /// <summary>Whether this build has Python in process.</summary>
    public static bool IsAvailable => false;

    /// <summary>Why it is not there and how to get it; empty where it is.</summary>
    public static string Missing =>
        "this build has no Python in process, because the package feed it was made from lacks pythonnet; build where the feed carries it, after deleting feed.props";

    /// <summary>The version of the interpreter; empty before the first session.</summary>
    public static string Version => "";

    /// <summary>Starts a session.</summary>
    /// <exception cref="PythonUnavailableException">Always.</exception>
    public static Task<IPythonSession> StartAsync(PythonOptions options, CancellationToken cancellationToken) =>
        throw new PythonUnavailableException(char.ToUpperInvariant(Missing[0]) + Missing[1..] + ".");
}
