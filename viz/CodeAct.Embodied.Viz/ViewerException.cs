namespace CodeAct.Embodied.Viz;

/// <summary>The viewer cannot do what it was asked to. The message says why and what to do.</summary>
/// <param name="exitCode">What the program's exit code says.</param>
internal sealed class ViewerException(string message, int exitCode = Viewer.CouldNotFinish) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
