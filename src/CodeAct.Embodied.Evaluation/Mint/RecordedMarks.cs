using CodeAct.Embodied.Agents.Modes;

namespace CodeAct.Embodied.Evaluation.Mint;

/// <summary>Which marks counted when a file was recorded.</summary>
internal static class RecordedMarks
{
    /// <summary>Finds out from the observations which marks counted when a file was recorded.</summary>
    /// <remarks>The changed harness says so in its message for replies that it does not understand, or runs a block without tags.</remarks>
    public static CodeMarks Of(IEnumerable<ProgramEpisode> episodes) =>
        episodes.SelectMany(episode => episode.Turns).Any(turn => turn.Observation is { } observation
            && (observation.Contains("please use ```python", StringComparison.Ordinal)
                || (!MintTexts.IsNotUnderstood(observation)
                    && MintReply.Read(turn.Reply, CodeMarks.Tags) is MintReply.NotUnderstood
                    && MintReply.Read(turn.Reply, CodeMarks.TagsAndFences) is MintReply.Program)))
            ? CodeMarks.TagsAndFences
            : CodeMarks.Tags;
}
