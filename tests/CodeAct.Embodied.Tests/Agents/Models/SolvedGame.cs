using System.Text.Json;

namespace CodeAct.Embodied.Tests.Agents.Models;

/// <summary>Answers of a model that knows how a world is won.</summary>
internal static class SolvedGame
{
    /// <summary>A script for a server: the whole plan in one program, or a step an answer.</summary>
    public static Answer[] Script(WorldDefinition world, ActionMode mode)
    {
        var plan = new Episode(world, new EpisodeOptions()).ShortestPlan(CancellationToken.None)!.Value;
        return mode switch
        {
            ActionMode.Code => [Answers.Text($"I know the way.\n```python\n{string.Join('\n', plan.Select(Call).Select(Python))}\n```")],
            ActionMode.Json => [.. plan.Select(Call).Select(call => Answers.Calls("On I go.", (call.Function.Name, Arguments(call))))],
            _ => [.. plan.Select(command => Answers.Text($"Thought: On I go.\nAction: {command}"))],
        };
    }

    private static (PrimitiveFunction Function, ImmutableArray<string> Arguments) Call(string command)
    {
        foreach (var function in FunctionList.Default.Functions)
        {
            var parts = function.Verb!.Parts(Dialect.Alfworld04);
            if (!command.StartsWith(parts[0], StringComparison.Ordinal))
                continue;
            var rest = command[parts[0].Length..];
            return (function, parts.Length == 3 ? [.. rest.Split(parts[1])] : parts.Length == 2 ? [rest] : []);
        }

        throw new ArgumentException($"'{command}' is no command.", nameof(command));
    }

    private static string Python((PrimitiveFunction Function, ImmutableArray<string> Arguments) call) =>
        $"print({call.Function.Name}({string.Join(", ", call.Arguments.Select(argument => $"\"{argument}\""))}))";

    private static string Arguments((PrimitiveFunction Function, ImmutableArray<string> Arguments) call) =>
        JsonSerializer.Serialize(call.Function.Parameters.Zip(call.Arguments).ToDictionary(pair => pair.First, pair => pair.Second));
}
