using CodeAct.Embodied.Agents.Modes.Code;
using CodeAct.Embodied.Agents.Policies;
using CodeAct.Embodied.Agents.Runs;

namespace CodeAct.Embodied.Evaluation.Mint;

/// <summary>Plays what a model once replied in a published episode, live, by the rules of the paper.</summary>
public sealed class TranscriptPolicy : IPolicy
{
    private readonly ProgramEpisode recorded;
    private readonly CodeRules marks;
    private int proposals;

    private TranscriptPolicy(ProgramEpisode recorded, CodeRules marks) => (this.recorded, this.marks) = (recorded, marks);

    public string Name => $"transcript:{recorded.Model}";

    /// <summary>Its row in the table of agents.</summary>
    public static AgentKind Agent { get; } = new()
    {
        Name = "transcript:FILE",
        Help = "what a model once replied",
        Protocol = MintTexts.ProtocolName,
        RunsModelsCode = true,
        Create = seat => Read(seat.File, seat.Episode.World.Name),
    };

    /// <summary>Finds the episode of a game in a file.</summary>
    /// <param name="path">Published episodes: rows of game, model and turns, or MINT's <c>results.jsonl</c>.</param>
    /// <param name="game">The game's id; the publisher may leave its split out.</param>
    /// <exception cref="InputException">The file is no such file, or has no episode of the game.</exception>
    public static TranscriptPolicy Read(string path, string game)
    {
        if (InputFiles.Find([path]) is not [{ Kind: InputKind.Programs or InputKind.MintResults } input])
            throw new InputException(path, "holds no published episodes: rows of game, model and turns, or MINT's results.jsonl");
        var episodes = ProgramFile.Read(input);
        var episode = episodes.FirstOrDefault(row => row.Game == game || game.EndsWith("/" + row.Game, StringComparison.Ordinal))
            ?? throw new InputException(path, $"holds no episode of the game '{game}'; its first is of '{episodes[0].Game}'");
        return new TranscriptPolicy(episode, RecordedMarks.Of(episodes));
    }

    public EpisodeStarted Describe(Turn first, EpisodeStarted started) => started with { Model = recorded.Model, OriginalEnd = recorded.TerminateReason };

    public Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (turn.Number > recorded.Turns.Length)
            return Task.FromResult(new Reply { Stop = true });

        var text = recorded.Turns[turn.Number - 1].Reply;
        var parsed = TaggedReply.Parse(text, marks);
        proposals += parsed.Action is AgentAction.None { Kind: CorrectionKind.Proposal } ? 1 : 0;
        return Task.FromResult(new Reply
        {
            Thought = parsed.Thought,
            // What only IPython understood then has no effect here; the rest of the program has.
            Action = parsed.Action is AgentAction.Program program ? new AgentAction.Program(NotebookCell.ToPython(program.Code)) : parsed.Action,
            Text = text,
            Stop = proposals >= MintTexts.Protocol.ProposalLimit || turn.Number == recorded.Turns.Length,
            StopReason = proposals >= MintTexts.Protocol.ProposalLimit ? EpisodeEndReason.ProposalLimit
                : recorded.Turns.Length >= MintTexts.Protocol.TurnLimit ? EpisodeEndReason.TurnLimit
                : EpisodeEndReason.AgentStopped,
        });
    }
}
