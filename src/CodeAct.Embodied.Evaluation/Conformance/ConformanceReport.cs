namespace CodeAct.Embodied.Evaluation.Conformance;

/// <summary>What the conformance check found.</summary>
public sealed record ConformanceReport
{
    /// <summary>A line for each collection and each folder of game files, in the order of the inputs.</summary>
    public required ImmutableArray<WalkthroughTally> Walkthroughs { get; init; }

    /// <summary>A line for each file of transcripts.</summary>
    public required ImmutableArray<TranscriptTally> Transcripts { get; init; }

    /// <summary>A line for each model, in the ordinal order of names.</summary>
    public required ImmutableArray<ProgramTally> Programs { get; init; }

    /// <summary>Everything that differs, in the order of the inputs.</summary>
    public required ImmutableArray<Divergence> Divergences { get; init; }

    /// <summary>Whether nothing differs and every game that was asked for was there.</summary>
    public bool IsClean => Divergences.IsEmpty && GamesNotFound == 0;

    /// <summary>Episodes whose game is in none of the given collections.</summary>
    public int GamesNotFound => Transcripts.Sum(tally => tally.GamesNotFound) + Programs.Sum(tally => tally.GamesNotFound);
}

/// <summary>What came of the games of one file or folder.</summary>
public sealed record WalkthroughTally
{
    public required string Name { get; init; }

    public required int Games { get; init; }

    /// <summary>Games that are won exactly at the last command of their stored solution.</summary>
    public required int WonAtLast { get; init; }

    /// <summary>Games without a stored solution: they load, and that is all that can be said.</summary>
    public required int WithoutSolution { get; init; }

    /// <summary>Games that ALFWorld leaves out: sliced, movable, or not marked as solvable.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Games that do not load, or whose solution does not work.</summary>
    public int Differing => Games - WonAtLast - WithoutSolution;
}

/// <summary>What came of the transcripts of one file.</summary>
public sealed record TranscriptTally
{
    public required string Name { get; init; }

    /// <summary>Episodes that were replayed.</summary>
    public required int Episodes { get; init; }

    public required int Steps { get; init; }

    public required int DifferingSteps { get; init; }

    /// <summary>Episodes whose game is in none of the given collections.</summary>
    public required int GamesNotFound { get; init; }
}

/// <summary>What came of the programs of one model.</summary>
public sealed record ProgramTally
{
    public required string Model { get; init; }

    /// <summary>Episodes that were replayed.</summary>
    public required int Episodes { get; init; }

    /// <summary>Cells with a recorded observation.</summary>
    public required int Cells { get; init; }

    public required int Identical { get; init; }

    public required int EqualUpToException { get; init; }

    /// <summary>Cells that ran without a recorded observation.</summary>
    public required int UnrecordedCells { get; init; }

    /// <summary>Replies without code that were answered as recorded.</summary>
    public required int OtherReplies { get; init; }

    /// <summary>Cells, replies and success flags that differ, by the class of the reason.</summary>
    public required ImmutableSortedDictionary<string, int> Differing { get; init; }

    /// <summary>Episodes that the publisher counts as successes.</summary>
    public required int LoggedSuccesses { get; init; }

    /// <summary>Successes by MINT's rule: the goal was reached or the steps were used up.</summary>
    public required int DoneCounts { get; init; }

    /// <summary>Episodes in which the goal was reached.</summary>
    public required int TrueWins { get; init; }

    /// <summary>Episodes whose game is in none of the given collections.</summary>
    public required int GamesNotFound { get; init; }
}
