using CodeAct.Embodied.Agents.Modes.Code;

namespace CodeAct.Embodied.Evaluation.Mint;

/// <summary>Which marks counted when a file was recorded.</summary>
internal static class RecordedMarks
{
    /// <summary>The rules of the paper, with the marks that counted as the observations show.</summary>
    /// <remarks>The changed harness says so in its message for replies that it does not understand, or runs a block without tags.</remarks>
    public static CodeRules Of(IEnumerable<ProgramEpisode> episodes) =>
        episodes.SelectMany(episode => episode.Turns).Any(turn => turn.Observation is { } observation
            && (observation.Contains("please use ```python", StringComparison.Ordinal)
                || (!MintTexts.IsNotUnderstood(observation)
                    && TaggedReply.Read(turn.Reply, MintTexts.Code) is TaggedReply.NotUnderstood
                    && TaggedReply.Read(turn.Reply, WithFences) is TaggedReply.Program)))
            ? WithFences
            : MintTexts.Code;

    private static CodeRules WithFences => MintTexts.Code with { TakesFences = true };
}
