namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>Why a code action stopped.</summary>
public enum CodeEnd
{
    /// <summary>The program ran to its last line.</summary>
    Completed,

    /// <summary>It ended in an exception, a syntax error included; the traceback is in the output.</summary>
    Raised,

    /// <summary>The episode ended at a call, and the program with it.</summary>
    EpisodeEnded,

    /// <summary>The time limit was reached. What was printed is kept.</summary>
    TimedOut,

    /// <summary>The limit of processor time was reached. What was printed is kept.</summary>
    CpuLimit,

    /// <summary>The limit of calls of primitives was reached. What was printed is kept.</summary>
    CallLimit,

    /// <summary>The interpreter died, for example by <c>os._exit</c> or at a resource limit.</summary>
    Died,
}
