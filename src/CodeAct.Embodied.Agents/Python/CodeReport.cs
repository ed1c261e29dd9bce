namespace CodeAct.Embodied.Agents.Python;

/// <summary>Everything known of a code action that has ended, and what the agent reads of it.</summary>
/// <param name="Done">What the worker said at the end; null where it said nothing to be believed.</param>
internal sealed record CodeReport(PythonOptions Options, Exchange Exchange, WorkerMessage.Done? Done)
{
    /// <summary>How the process ended, as the end of a sentence; null where it did not, or at a limit.</summary>
    public required string? How { get; init; }

    /// <summary>Whether it had to be killed because its time was over.</summary>
    public required bool IsLate { get; init; }

    /// <summary>Whether it had to be killed because its processor time was used up.</summary>
    public required bool IsOutOfCpu { get; init; }

    /// <summary>Whether the names are gone that were defined until now.</summary>
    public required bool IsLost { get; init; }

    /// <summary>Whether they were gone before it began, and the agent does not know yet.</summary>
    public required bool IsRenewed { get; init; }

    private CodeEnd End => Done switch
    {
        _ when Exchange.Stopped => CodeEnd.EpisodeEnded,
        null when IsOutOfCpu => CodeEnd.CpuLimit,
        null when IsLate => CodeEnd.TimedOut,
        null => CodeEnd.Died,
        _ => Done.End,
    };

    private int Line => Done?.Line ?? Exchange.LastLine;

    public CodeResult Result(FileIntake? files)
    {
        var text = ActionText.Fit(Exchange.Printed, Done?.Printed, Done?.Traceback ?? "", Options.MaxOutputCharacters);
        if (IsRenewed)
            text = ActionText.Renewed + "\n" + text;
        text = ActionText.With(text, Sentence());
        if (files is { Files: [_, ..] kept })
            text = ActionText.With(text, ActionText.Files(kept.Select(file => file.Name)));
        if (files is { Left: > 0 })
            text = ActionText.With(text, ActionText.FilesLeft(files.Left));
        return new CodeResult
        {
            End = End,
            Output = text,
            Exception = Done?.Exception,
            Line = Line > 0 ? Line : null,
            NamespaceLost = IsLost || IsRenewed,
            ToolCalls = Exchange.ToolCalls,
            Files = files?.Files ?? [],
        };
    }

    private string Sentence() => End switch
    {
        CodeEnd.TimedOut when IsLost => ActionText.Killed(Options.TimeLimit, Exchange.LastLine, Exchange.Calls),
        CodeEnd.TimedOut => ActionText.TimedOut(Options.TimeLimit, Line, Exchange.Calls),
        CodeEnd.CpuLimit when IsLost => ActionText.KilledByCpu(Options.CpuLimit, Exchange.LastLine, Exchange.Calls),
        CodeEnd.CpuLimit => ActionText.OutOfCpu(Options.CpuLimit, Line, Exchange.Calls),
        CodeEnd.CallLimit when IsLost => ActionText.Died("was ended at its limit of calls", Exchange.LastLine, Exchange.Calls),
        CodeEnd.CallLimit => ActionText.OutOfCalls(Options.MaxCalls, Line),
        CodeEnd.Raised when Done!.Exception == "MemoryError" && !IsLost => ActionText.OutOfMemory(Options.MaxMemoryBytes, Line, Exchange.Calls),
        CodeEnd.Died => ActionText.Died(How!, Exchange.LastLine, Exchange.Calls),
        _ => "",
    };
}
