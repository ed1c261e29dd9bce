using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using CodeAct.Embodied.Agents.Policies;

namespace CodeAct.Embodied.Evaluation.Running;

/// <summary>What an agent of one's own reads, a line a turn.</summary>
internal sealed record CommandTurn
{
    public required int Turn { get; init; }

    public required string Observation { get; init; }

    public required int TurnsLeft { get; init; }

    public required int StepsLeft { get; init; }

    /// <summary>How it is to act; in the first line only, as what follows.</summary>
    public string? Mode { get; init; }

    public long? Seed { get; init; }

    /// <summary>The functions that programs and calls may use: their names and parameters.</summary>
    public ImmutableArray<CommandFunction>? Functions { get; init; }
}

internal sealed record CommandFunction(string Name, ImmutableArray<string> Parameters);

/// <summary>What it writes, a line a turn: one of command, code and function; or stop.</summary>
internal sealed record CommandAnswer
{
    public string? Thought { get; init; }

    public string? Command { get; init; }

    public string? Code { get; init; }

    public string? Function { get; init; }

    public ImmutableArray<string>? Arguments { get; init; }

    public bool Stop { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CommandTurn))]
[JsonSerializable(typeof(CommandAnswer))]
internal sealed partial class CommandJson : JsonSerializerContext
{
    /// <summary>With letters of all languages readable.</summary>
    public static CommandJson Readable => readable ??= new CommandJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static CommandJson? readable;
}

/// <summary>Writes and reads the lines between us and an agent of one's own.</summary>
internal static class CommandLines
{
    /// <summary>The line of a turn, without its end.</summary>
    public static string Write(Turn turn, ActionMode mode, long seed)
    {
        var isFirst = turn.Number == 1;
        return JsonSerializer.Serialize(
            new CommandTurn
            {
                Turn = turn.Number,
                Observation = turn.Observation,
                TurnsLeft = turn.TurnsLeft,
                StepsLeft = turn.StepsLeft,
                Mode = isFirst ? mode.Name() : null,
                Seed = isFirst ? seed : null,
                Functions = isFirst && mode is not ActionMode.Text
                    ? [.. turn.Functions.Functions.Select(function => new CommandFunction(function.Name, function.Parameters))]
                    : null,
            },
            CommandJson.Readable.CommandTurn);
    }

    /// <summary>Reads an answer. What is an action of another mode costs the turn, as it does for a model.</summary>
    /// <exception cref="JsonException">The line is no answer.</exception>
    public static Reply Read(string line, ActionMode mode, FunctionList functions)
    {
        var answer = JsonSerializer.Deserialize(line, CommandJson.Default.CommandAnswer) ?? throw new JsonException("it is null");
        return new Reply { Thought = answer.Thought, Text = line, Action = Action(answer, mode, functions), Stop = answer.Stop };
    }

    private static AgentAction? Action(CommandAnswer answer, ActionMode mode, FunctionList functions) => (mode, answer) switch
    {
        (ActionMode.Text, { Command: { } command }) => new AgentAction.Command(command),
        (ActionMode.Code, { Code: { } code }) => new AgentAction.Program(code),
        (ActionMode.Json, { Function: { } name }) => functions.Functions.FirstOrDefault(known => known.Name == name) is { } function
            && (answer.Arguments ?? []) is var arguments && arguments.Length == function.Parameters.Length
                ? new AgentAction.ToolCall(function, arguments)
                : new AgentAction.None($"There is no function '{name}' with {answer.Arguments?.Length ?? 0} arguments."),
        (_, { Stop: true }) => null,
        _ => new AgentAction.None($"Write one of these: {{\"command\": ...}} in mode text, {{\"code\": ...}} in mode code, {{\"function\": ..., \"arguments\": [...]}} in mode json. This is mode {mode.Name()}."),
    };
}
