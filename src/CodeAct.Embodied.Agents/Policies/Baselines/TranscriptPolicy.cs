using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Simulation.Alfworld;
using CodeAct.Embodied.Simulation.Episodes;

namespace CodeAct.Embodied.Agents.Policies.Baselines;

/// <summary>What a model once replied in one game, as published: a row of a file of JSON lines.</summary>
public sealed record ProgramTranscript
{
    /// <summary>The game's id.</summary>
    [JsonRequired]
    public string Game { get; init; } = "";

    /// <summary>The model's name.</summary>
    [JsonRequired]
    public string Model { get; init; } = "";

    [JsonRequired]
    public ImmutableArray<ProgramTranscriptTurn> Turns { get; init; } = [];

    /// <summary>Reads the transcript of a game.</summary>
    /// <param name="path">JSON lines, plain or gzip.</param>
    /// <param name="game">The game's id.</param>
    /// <exception cref="AgentSettingsException">There is none, or the file is no file of transcripts.</exception>
    public static ProgramTranscript Read(string path, string game)
    {
        try
        {
            foreach (var row in ReadAll(path))
            {
                if (row.Game == game || game.EndsWith("/" + row.Game, StringComparison.Ordinal) || row.Game.EndsWith("/" + game, StringComparison.Ordinal))
                    return row;
            }
        }
        catch (GameFormatException exception)
        {
            throw new AgentSettingsException(exception.Message, exception);
        }

        throw new AgentSettingsException($"{path}: there is no transcript of the game '{game}' in it; play one of the games that it was made with.");
    }

    /// <summary>Reads every transcript of a file.</summary>
    /// <exception cref="AgentSettingsException">A row is no transcript.</exception>
    /// <exception cref="GameFormatException">The file cannot be read.</exception>
    public static IEnumerable<ProgramTranscript> ReadAll(string path)
    {
        var number = 0;
        foreach (var line in GameFiles.ReadLines(path))
            yield return Parse(path, ++number, line.Span);
    }

    private static ProgramTranscript Parse(string path, int number, ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<ProgramTranscript>(line, JsonSerializerOptions.Web) ?? throw new JsonException("the line is null");
        }
        catch (JsonException exception)
        {
            throw new AgentSettingsException($"{path}:{number}: this is no transcript: {exception.Message}", exception);
        }
    }
}

/// <summary>A turn of a transcript.</summary>
/// <param name="Reply">What the model wrote.</param>
/// <param name="Observation">What it read then; null for the last.</param>
public sealed record ProgramTranscriptTurn(string Reply, string? Observation);

/// <summary>Plays what a model once replied, live, by the rules of the paper.</summary>
public sealed class TranscriptPolicy(ProgramTranscript transcript) : IPolicy
{
    private int proposals;

    /// <inheritdoc/>
    public string Name => $"transcript:{transcript.Model}";

    /// <inheritdoc/>
    public Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        cancellationToken.ThrowIfCancellationRequested();
        if (turn.Number > transcript.Turns.Length)
            return Task.FromResult(new Reply { Stop = true });

        var text = transcript.Turns[turn.Number - 1].Reply;
        var parsed = CodeReply.ReadMint(text);
        proposals += parsed.IsProposal ? 1 : 0;
        var isRefused = proposals >= Protocol.Mint.ProposalLimit;
        return Task.FromResult(new Reply
        {
            Thought = parsed.Thought,
            Action = parsed.Action,
            Text = text,
            Stop = isRefused || turn.Number == transcript.Turns.Length,
            StopReason = isRefused ? EpisodeEndReason.ProposalLimit
                : transcript.Turns.Length >= Protocol.Mint.TurnLimit ? EpisodeEndReason.TurnLimit
                : EpisodeEndReason.AgentStopped,
        });
    }
}
