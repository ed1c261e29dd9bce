namespace CodeAct.Embodied.Shell;

/// <summary>What the program's exit code says. Part of the public interface: scripts rely on it.</summary>
public static class ExitCode
{
    /// <summary>Done; for an episode, won.</summary>
    public const int Done = 0;

    /// <summary>A mistake of ours: please report it.</summary>
    public const int InternalError = 1;

    /// <summary>Wrong usage or bad input; the message says what to mend.</summary>
    public const int BadInput = 2;

    /// <summary>It could not run to the end: Python, the model or the disk failed.</summary>
    public const int CouldNotFinish = 3;

    /// <summary>It ran to the end, and the episode was not won, or a check found differences.</summary>
    public const int NotWon = 4;

    /// <summary>Interrupted from the keyboard.</summary>
    public const int Interrupted = 130;
}
