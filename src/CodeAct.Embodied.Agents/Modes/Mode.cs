using System.Text;
using System.Text.Json.Nodes;
using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Prompts;
using CodeAct.Embodied.Simulation.Goals;

namespace CodeAct.Embodied.Agents.Modes;

/// <summary>An action mode in one conversation with a model: it writes the first messages, reads the answers and says what of
/// both the model is shown later. The list of tools is printed from the one vocabulary.</summary>
/// <param name="first">The first turn. Its observation ends in the task.</param>
internal abstract class Mode(Protocol protocol, Dialect dialect, ModelProfile profile, Turn first)
{
    private const string Banner = "-= Welcome to TextWorld, ALFRED! =-\n\n";

    /// <summary>The prompt and its version, for logs.</summary>
    public virtual string PromptVersion => $"{Path.GetFileNameWithoutExtension(PromptFile)}.{PromptText.Version}";

    /// <summary>The functions that the endpoint is told of; empty where the model reads of them in the prompt alone.</summary>
    public virtual ImmutableArray<PrimitiveFunction> Functions => [];

    protected Protocol Protocol => protocol;

    protected Dialect Dialect => dialect;

    protected ModelProfile Profile => profile;

    protected FunctionList Names => first.Functions;

    protected WorldSource Source => first.Source;

    /// <summary>The name of the prompt's file.</summary>
    protected abstract string PromptFile { get; }

    /// <summary>The prompt with its slots.</summary>
    protected virtual string Prompt => PromptText.Read(PromptFile);

    /// <summary>What is kept of turns that are no longer shown, as the end of a sentence; empty for nothing.</summary>
    public virtual string KeptOfOldTurns => "";

    /// <summary>How the worked example ends; null where the last observation is the end.</summary>
    protected virtual string? LastAnswer => null;

    /// <summary>The first messages: instructions and task, or both in one where the prompt has a slot for the task.</summary>
    public ImmutableArray<ChatMessage> Begin()
    {
        var task = WithoutBanner(first.Observation);
        var type = TaskTypeOf(task);
        var text = PromptText.Fill(Prompt, slot => PromptText.Left(slot, first.TurnsLeft, first.StepsLeft) ?? slot switch
        {
            "proposals" => $"{protocol.ProposalLimit}",
            "tools" => string.Join('\n', Tools()),
            "extras" => first.Extras.Length > 0 ? "\n\n" + first.Extras : "",
            "example" => Example(type),
            "task" => task,
            _ => null,
        });
        return PromptText.SlotsOf(Prompt).Contains("task")
            ? [new(ChatRole.User, text)]
            : [new(ChatRole.System, text), .. ExampleMessages(type), new(ChatRole.User, task)];
    }

    /// <summary>An action that an earlier answer asked for and whose turn it is now; null to ask the model.</summary>
    public virtual AgentAction? TakeWaiting() => null;

    /// <summary>Reads an answer.</summary>
    public abstract ParsedReply Read(ChatAnswer answer);

    /// <summary>An answer as the model is shown it later, without what it invented of the observation.</summary>
    // Some endpoints refuse messages without a text.
    public virtual ChatMessage Keep(ChatAnswer answer, ParsedReply parsed) =>
        new(ChatRole.Assistant, (parsed.Kept ?? answer.Content) is { Length: > 0 } kept ? kept : "(nothing)");

    /// <summary>What the model is shown of what came of its action.</summary>
    public virtual IEnumerable<ChatMessage> Observe(string text) => [new(ChatRole.User, $"Observation:\n{text}")];

    /// <summary>The tools as the prompt lists them.</summary>
    protected abstract IEnumerable<string> Tools();

    /// <summary>The worked example as a conversation; nothing where the prompt tells it.</summary>
    protected virtual IEnumerable<ChatMessage> ExampleMessages(TaskType type) => [];

    /// <summary>The task of the worked example, and what the robot does and sees.</summary>
    protected (string Task, IEnumerable<(ExampleTurn Turn, ImmutableArray<ExampleStep> Steps)> Turns) PlayExample(TaskType type)
    {
        var example = ExampleEpisode.Of(type);
        var world = example.World(type);
        return (WithoutBanner(new Simulator(world, dialect).InitialObservation), example.Play(world, dialect));
    }

    /// <summary>A turn of the worked example: what the model writes, and the steps whose answers it reads then.</summary>
    protected abstract IEnumerable<(string Answer, ImmutableArray<ExampleStep> Steps)> Write(ExampleTurn turn, ImmutableArray<ExampleStep> steps);

    /// <summary>Arguments as a JSON object.</summary>
    protected static string Json(ImmutableArray<string> parameters, ImmutableArray<string> values) =>
        $"{{{string.Join(", ", parameters.Zip(values, (parameter, value) => $"\"{parameter}\": {JsonValue.Create(value).ToJsonString()}"))}}}";

    /// <summary>The example's type is the task's; a task in other words than ALFWorld's gets the simplest.</summary>
    private static TaskType TaskTypeOf(string task)
    {
        const string mark = "Your task is to: ";
        var start = task.LastIndexOf(mark, StringComparison.Ordinal);
        var goal = start < 0 ? null : GoalSentenceReader.Read(task[(start + mark.Length)..].TrimEnd('.'));
        return goal is null or { Type: TaskType.Other } ? TaskType.PickAndPlaceSimple : goal.Type;
    }

    private string Example(TaskType type)
    {
        const string answer = "\n\nAssistant:\n";
        var (task, turns) = PlayExample(type);
        var text = new StringBuilder("Task:\n").Append(task);
        foreach (var (written, steps) in turns.SelectMany(played => Write(played.Turn, played.Steps)))
            text.Append(answer).Append(written).Append("\n\nObservation:\n").AppendJoin('\n', steps.Select(step => protocol.Read(step.Observation)));
        return LastAnswer is { } last ? text.Append(answer).Append(last).ToString() : text.ToString();
    }

    private static string WithoutBanner(string observation) =>
        observation.StartsWith(Banner, StringComparison.Ordinal) ? observation[Banner.Length..] : observation;
}
