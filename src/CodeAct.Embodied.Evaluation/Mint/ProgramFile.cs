using System.Text.Json.Serialization;

namespace CodeAct.Embodied.Evaluation.Mint;

/// <summary>Reads published episodes: MINT's <c>results.jsonl</c>, and rows of <c>game</c>, <c>model</c> and <c>turns</c>.</summary>
internal static class ProgramFile
{
    /// <summary>Reads the episodes of a file, in its order.</summary>
    /// <exception cref="InputException">The file cannot be read, or a row is broken.</exception>
    public static ImmutableArray<ProgramEpisode> Read(InputFile input)
    {
        var episodes = ImmutableArray.CreateBuilder<ProgramEpisode>();
        var model = input.Kind is InputKind.MintResults ? ModelOf(input.Path) : "";
        var number = 0;
        foreach (var line in GameFiles.ReadLines(input.Path))
        {
            number++;
            if (line.Span.TrimEnd("\r"u8).Length == 0)
                continue;
            try
            {
                episodes.Add(input.Kind is InputKind.MintResults
                    ? JsonSerializer.Deserialize(line.Span, MintJson.Default.ResultRow)!.ToEpisode(model)
                    : JsonSerializer.Deserialize(line.Span, MintJson.Default.ProgramEpisode)!);
            }
            catch (JsonException exception)
            {
                throw new InputException($"{input.Path}:{number}", $"this is no episode: {exception.Message}");
            }
        }

        return episodes.DrainToImmutable();
    }

    // ".../outputs/gpt-4-0613/F=None/max5_p2+tool+cd/decision_making/alfworld/results.jsonl": what is between the two names
    // is the setting; the usual one goes without saying.
    private static string ModelOf(string path)
    {
        var folders = Path.GetFullPath(path).Split(Path.DirectorySeparatorChar);
        var feedback = Array.FindLastIndex(folders, folder => folder.StartsWith("F=", StringComparison.Ordinal));
        if (feedback < 1)
            return folders.Length > 1 ? folders[^2] : "";
        var end = Array.IndexOf(folders, "decision_making", feedback);
        var setting = string.Join(' ', folders[feedback..(end < 0 ? folders.Length - 1 : end)]);
        return setting == "F=None max5_p2+tool+cd" ? folders[feedback - 1] : $"{folders[feedback - 1]} {setting}";
    }
}

/// <summary>A row of MINT's <c>results.jsonl</c>.</summary>
/// <remarks>Source: <c>State</c> in mint/datatypes.py and <c>scripts</c> of xingyaoww/mint-bench.</remarks>
internal sealed record ResultRow(ResultState State, ResultTask Task)
{
    public ProgramEpisode ToEpisode(string model) => new()
    {
        Game = Task.TaskId,
        Model = model,
        LoggedSuccess = State.Success,
        TerminateReason = State.TerminateReason,
        Turns = [.. Turns()],
    };

    // Where the model answered nothing, the harness logs its own message and no reply: user follows user.
    private IEnumerable<ProgramTurn> Turns()
    {
        for (var i = 1; i < State.History.Length; i++)
        {
            var message = State.History[i];
            var next = i + 1 < State.History.Length ? State.History[i + 1] : null;
            if (message.Role == "assistant")
                yield return new ProgramTurn(message.Content, next?.Role == "user" ? next.Content : null);
            else if (State.History[i - 1].Role != "assistant")
                yield return new ProgramTurn("", message.Content);
        }
    }
}

internal sealed record ResultState(ImmutableArray<ResultMessage> History, bool Success = false, string? TerminateReason = null);

internal sealed record ResultMessage(string Role, string Content);

internal sealed record ResultTask(string TaskId);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ProgramEpisode))]
[JsonSerializable(typeof(ResultRow))]
internal sealed partial class MintJson : JsonSerializerContext;
