using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Verbs;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Agents.Prompts;

/// <summary>What a prompt depends on.</summary>
internal sealed record PromptSettings
{
    public required ActionMode Mode { get; init; }

    public required Protocol Protocol { get; init; }

    public required FunctionList Functions { get; init; }

    /// <summary>What programs have beside the functions; empty where there is nothing.</summary>
    public string Extras { get; init; } = "";

    public required Dialect Dialect { get; init; }

    /// <summary>How tools are called, where the mode calls any.</summary>
    public ToolSupport Tools { get; init; } = ToolSupport.Native;

    public required int Turns { get; init; }

    public required int Steps { get; init; }

    public bool IsMint => Protocol.Name == Protocol.Mint.Name;
}

/// <summary>Writes the messages with which a conversation begins. The list of tools is printed from the one vocabulary.</summary>
internal static class PromptWriter
{
    private const string Banner = "-= Welcome to TextWorld, ALFRED! =-\n\n";

    /// <summary>The first messages.</summary>
    /// <param name="observation">The first observation, which ends in the task.</param>
    public static ImmutableArray<ChatMessage> Begin(PromptSettings settings, string observation)
    {
        var task = WithoutBanner(observation);
        var text = Fill(settings, TaskTypeOf(task)).Replace("{{task}}", task, StringComparison.Ordinal);
        return settings.IsMint ? [new(ChatRole.User, text)] : [new(ChatRole.System, text), new(ChatRole.User, task)];
    }

    /// <summary>The example's type is the task's; a task in other words than ALFWorld's gets the simplest.</summary>
    private static TaskType TaskTypeOf(string task)
    {
        const string mark = "Your task is to: ";
        var start = task.LastIndexOf(mark, StringComparison.Ordinal);
        var goal = start < 0 ? null : Goal.Parse(task[(start + mark.Length)..].TrimEnd('.'));
        return goal?.Type ?? TaskType.PickAndPlaceSimple;
    }

    private static string Fill(PromptSettings settings, TaskType type)
    {
        var file = settings switch
        {
            { IsMint: true } => "code-mint.md",
            { Mode: ActionMode.Code } => "code.md",
            { Mode: ActionMode.Text } => "text.md",
            { Tools: ToolSupport.Text } => "json-in-text.md",
            _ => "json.md",
        };
        return PromptFiles.Read(file)
            .Replace("{{turns}}", $"{settings.Turns}", StringComparison.Ordinal)
            .Replace("{{steps}}", $"{settings.Steps}", StringComparison.Ordinal)
            .Replace("{{proposals}}", $"{settings.Protocol.ProposalLimit}", StringComparison.Ordinal)
            .Replace("{{tools}}", Tools(settings), StringComparison.Ordinal)
            .Replace("{{extras}}", settings.Extras.Length > 0 ? "\n\n" + settings.Extras : "", StringComparison.Ordinal)
            .Replace("{{example}}", Example(settings, type), StringComparison.Ordinal);
    }

    private static string Tools(PromptSettings settings)
    {
        var result = settings.IsMint ? "str" : "Observation";
        return string.Join('\n', settings.Mode switch
        {
            ActionMode.Code => settings.Functions.Functions.Select((function, index) =>
                $"[{index + 1}] {function.Name}({string.Join(", ", function.Parameters.Select(parameter => parameter + ": str"))}) -> {result}\n"
                + $"    {function.Help} Example: {function.Name}({string.Join(", ", function.Example.Select(value => $"\"{value}\""))})"),
            ActionMode.Json => settings.Functions.Functions.Select((function, index) =>
                $"[{index + 1}] {function.Name}: {function.Help} Arguments: {Arguments(function.Parameters, function.Example)}"),
            _ => Verb.All.Where(verb => verb.Words.Function is not null && verb.Parts(settings.Dialect).Length > 0).Select((verb, index) =>
                $"[{index + 1}] {verb.Command([.. verb.Words.Arguments.Select(argument => $"({argument.Name()})")], settings.Dialect)}: {verb.Words.Help}"
                + (verb.Words.Example.Length > 0 ? $" Example: {verb.Command(verb.Words.Example, settings.Dialect)}" : "")),
        });
    }

    private static string Example(PromptSettings settings, TaskType type)
    {
        var example = ExampleEpisode.Of(type);
        var world = example.World(type);
        var text = new StringBuilder("Task:\n").Append(WithoutBanner(new Simulation.Episodes.Simulator(world, settings.Dialect).InitialObservation));
        foreach (var (turn, steps) in example.Play(world, settings.Dialect))
        {
            if (settings.Mode is ActionMode.Code)
                AppendProgram(text, settings, turn, steps);
            else
                AppendSteps(text, settings, turn, steps);
        }

        if (settings.IsMint)
            text.Append("\n\nAssistant:\n<thought>\nThe task is done.\n</thought>\n<solution>\ndone\n</solution>");
        return text.ToString();
    }

    private static void AppendProgram(StringBuilder text, PromptSettings settings, ExampleTurn turn, ImmutableArray<ExampleStep> steps)
    {
        var code = ExampleEpisode.Rename(turn.Code, settings.Functions);
        text.Append("\n\nAssistant:\n")
            .Append(settings.IsMint
                ? $"<thought>\n{turn.Thought}\n</thought>\n<execute>\n{code}\n</execute>"
                : $"{turn.Thought}\n```python\n{code}\n```")
            .Append("\n\nObservation:");
        foreach (var step in steps)
            text.Append('\n').Append(settings.Protocol.Read(step.Observation));
    }

    private static void AppendSteps(StringBuilder text, PromptSettings settings, ExampleTurn turn, ImmutableArray<ExampleStep> steps)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            var thought = i == 0 ? (settings.Mode is ActionMode.Text ? "Thought: " : "") + turn.Thought + "\n" : "";
            text.Append("\n\nAssistant:\n").Append(thought).Append(Action(settings, step))
                .Append("\n\nObservation:\n").Append(settings.Protocol.Read(step.Observation));
        }
    }

    private static string Action(PromptSettings settings, ExampleStep step)
    {
        if (settings.Mode is ActionMode.Text)
            return "Action: " + step.Command;
        var function = settings.Functions.Functions.First(known => known.Verb == step.Verb);
        var arguments = Arguments(function.Parameters, step.Arguments);
        return settings.Tools is ToolSupport.Native
            ? $"[calls the tool {function.Name} with {arguments}]"
            : $"{{\"tool\": \"{function.Name}\", \"arguments\": {arguments}}}";
    }

    private static string Arguments(ImmutableArray<string> parameters, ImmutableArray<string> values) =>
        $"{{{string.Join(", ", parameters.Zip(values, (parameter, value) => $"\"{parameter}\": {JsonValue.Create(value).ToJsonString()}"))}}}";

    private static string WithoutBanner(string observation) =>
        observation.StartsWith(Banner, StringComparison.Ordinal) ? observation[Banner.Length..] : observation;
}
