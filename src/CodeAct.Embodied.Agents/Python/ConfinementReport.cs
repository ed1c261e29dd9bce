namespace CodeAct.Embodied.Agents.Python;

/// <summary>What holds the interpreter of a session on this machine.</summary>
public sealed record ConfinementReport
{
    /// <summary>The path of the interpreter.</summary>
    public required string Interpreter { get; init; }

    /// <summary>Its version, for example <c>3.11.2</c>.</summary>
    public required string PythonVersion { get; init; }

    /// <summary>Whether it runs in bubblewrap: namespaces of its own, no network, no files but <c>/usr</c>, read-only.</summary>
    public required bool Bubblewrap { get; init; }

    /// <summary>Whether programs have a folder to write to, small and gone with them: with packages, where bubblewrap works.</summary>
    public bool HasFolder { get; init; }

    /// <summary>Whether the kernel counts its memory and its processes in a control group of its own.</summary>
    public bool ControlGroup { get; init; }

    /// <summary>Why there is no bubblewrap and what would mend it; null where there is.</summary>
    public string? BubblewrapProblem { get; init; }

    /// <summary>The version of Landlock that the worker locked itself with, which refuses files and TCP; 0 where the kernel has none.</summary>
    public required int LandlockAbi { get; init; }

    /// <summary>Whether the worker's filter of system calls holds, which refuses processes, threads and sockets.</summary>
    public required bool Seccomp { get; init; }

    /// <summary>From starting the process to its being ready for a code action.</summary>
    public required TimeSpan StartTime { get; init; }

    /// <summary>The layers that hold, in one word.</summary>
    public ConfinementLevel Level => (Bubblewrap, LandlockAbi > 0) switch
    {
        // Bubblewrap alone lets a program lock files of the host and use its keys.
        _ when !Seccomp => ConfinementLevel.None,
        (true, true) => ConfinementLevel.Full,
        (true, false) => ConfinementLevel.Bubblewrap,
        (false, true) => ConfinementLevel.SelfLock,
        (false, false) => ConfinementLevel.None,
    };
}

/// <summary>How far the interpreter is confined. Anything but <see cref="None"/> may run an agent's code.</summary>
public enum ConfinementLevel
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By Landlock and seccomp alone, as where user namespaces are forbidden.</summary>
    SelfLock,

    /// <summary>By bubblewrap and seccomp, as on kernels without Landlock.</summary>
    Bubblewrap,

    /// <summary>By bubblewrap, and by Landlock and seccomp inside it.</summary>
    Full,
}

/// <summary>The layers that a session tries to use.</summary>
[Flags]
public enum ConfinementLayers
{
    None = 0,

    /// <summary>Bubblewrap, which alone is not enough.</summary>
    Bubblewrap = 1,

    /// <summary>The worker's lock; alone, as where there is no bubblewrap or it may not make namespaces.</summary>
    SelfLock = 2,

    /// <summary>All that this machine offers.</summary>
    All = Bubblewrap | SelfLock,
}
