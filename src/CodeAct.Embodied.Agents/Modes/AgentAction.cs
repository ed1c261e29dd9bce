namespace CodeAct.Embodied.Agents.Modes;

/// <summary>What an agent does in a turn.</summary>
public abstract record AgentAction
{
    // Private: the cases below are all there are.
    private AgentAction()
    {
    }

    /// <summary>Runs a program. It may call any number of primitives; the next observation is what it printed.</summary>
    /// <param name="Code">The program, as the agent wrote it.</param>
    public sealed record Program(string Code) : AgentAction
    {
        /// <summary>The file that it stands in, as tracebacks are to name it. Default: null, none.</summary>
        public string? File { get; init; }

        /// <summary>The line of the file at which it begins, from 1.</summary>
        public int FirstLine { get; init; } = 1;
    }

    /// <summary>Gives one text command; the next observation is its answer.</summary>
    /// <param name="Text">The command, right or wrong.</param>
    public sealed record Command(string Text) : AgentAction;

    /// <summary>Calls one function; the next observation is its answer.</summary>
    /// <param name="Function">The function.</param>
    /// <param name="Arguments">One text per parameter.</param>
    public sealed record ToolCall(PrimitiveFunction Function, ImmutableArray<string> Arguments) : AgentAction;

    /// <summary>Does nothing. The turn is spent.</summary>
    /// <param name="Correction">What the agent reads in place of an observation: what was missing and what to write.</param>
    /// <param name="Kind">Why nothing was done.</param>
    public sealed record None(string Correction, CorrectionKind Kind = CorrectionKind.Format) : AgentAction;
}
