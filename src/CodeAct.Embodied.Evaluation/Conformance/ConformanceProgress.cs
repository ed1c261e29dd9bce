namespace CodeAct.Embodied.Evaluation.Conformance;

/// <summary>The three checks, in the order in which they run.</summary>
public enum ConformanceStage
{
    Walkthroughs,
    Transcripts,
    Programs,
}

/// <summary>How far a check is.</summary>
/// <param name="Done">Games or episodes that are checked.</param>
/// <param name="Total">Games or episodes in all.</param>
public readonly record struct ConformanceProgress(ConformanceStage Stage, int Done, int Total);
