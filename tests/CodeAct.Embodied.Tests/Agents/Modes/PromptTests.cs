using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Policies.Models;
using CodeAct.Embodied.Agents.Prompts;
using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.Tests.Simulation;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Modes;

public sealed class PromptTests
{
    private const string Golden = "tests/CodeAct.Embodied.Tests/Agents/Modes/Golden";

    [TestCase("code", ActionMode.Code, ToolSupport.Native)]
    [TestCase("json", ActionMode.Json, ToolSupport.Native)]
    [TestCase("json-in-text", ActionMode.Json, ToolSupport.Text)]
    [TestCase("text", ActionMode.Text, ToolSupport.Native)]
    [TestCase("mint", ActionMode.Code, ToolSupport.Native)]
    public void A_conversation_begins_as_recorded(string name, ActionMode mode, ToolSupport tools)
    {
        var protocol = Protocols.Find(name is "mint" ? name : "default");
        var world = SmallWorld.With(TaskType.PickHeatThenPlaceInRecep, "apple", "table");

        var messages = Begin(mode, protocol, new Simulator(world, DialectOf(protocol)).InitialObservation, tools: tools);

        GoldenFile.Check($"{Golden}/{name}.txt", string.Concat(messages.Select(message => $"=== {message.Role}\n{message.Content}\n{string.Concat(message.ToolCalls.Select(call => $"-> {call.Name}({call.Arguments})\n"))}")));
    }

    [Test]
    public void Tools_and_packages_are_told_of_as_recorded()
    {
        var extras = PythonExtras.Describe(
            [new UserTool("skills.py", "visit", "(place, *, times=1)", "Goes to a place.\n\nAs often as asked."), new UserTool("skills.py", "nap", "()", "")],
            new PythonPackages { Allowed = ["numpy", "pandas"] });

        var prompt = Begin(ActionMode.Code, Protocol.Default, "You are in a room.", extras)[0].Content;

        GoldenFile.Check($"{Golden}/extras.txt", prompt + "\n");
    }

    [TestCase("default")]
    [TestCase("mint")]
    public void What_looks_like_a_slot_in_an_observation_or_in_help_stays_text(string protocol)
    {
        const string observation = "You see a {{tools}} 1.\n\nYour task is to: read {{task}}.";

        var messages = Begin(ActionMode.Code, Protocols.Find(protocol), observation, "[1] visit(): Goes to {{task}} in {{turns}}.");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(messages[^1].Content, Does.EndWith(observation));
            Assert.That(messages[0].Content, Does.Contain("[1] visit(): Goes to {{task}} in {{turns}}."));
        }
    }

    private static ImmutableArray<TaskType> TaskTypes() => [.. TaskShape.All.Select(shape => shape.Type)];

    [TestCaseSource(nameof(TaskTypes))]
    public void Every_example_reads_as_recorded(TaskType type)
    {
        var world = ExampleEpisode.Of(type).World(type);
        var task = new Simulator(world, Dialect.Alfworld04).InitialObservation;

        var prompt = Begin(ActionMode.Code, Protocol.Default, task)[0].Content;

        GoldenFile.Check($"{Golden}/example-{type.Name()}.txt", prompt.Split("\n---\n")[1] + "\n");
    }

    [TestCaseSource(nameof(Examples))]
    [Category(TestCategory.Slow)]
    [CancelAfter(60_000)]
    public async Task Every_example_is_true(TaskType type, FunctionList functions, Dialect dialect, CancellationToken cancellationToken)
    {
        var example = ExampleEpisode.Of(type);
        var world = example.World(type);
        var episode = new Episode(world, new EpisodeOptions { Dialect = dialect });
        await using var python = await PythonProcessSession.StartAsync(new PythonOptions { Functions = functions }, cancellationToken);

        foreach (var (turn, steps) in example.Play(world, dialect))
        {
            List<string> commands = [];
            var result = await python.RunAsync(ExampleEpisode.Rename(functions == FunctionList.Default ? turn.Code : turn.CodeForStr, functions), Answer, cancellationToken);

            Assert.That(commands, Is.EqualTo(steps.Select(step => step.Command)));
            Assert.That(result.Output.TrimEnd('\n'), Is.EqualTo(string.Join('\n', steps.Select(step => step.Observation))));

            PythonReply Answer(PythonCall call)
            {
                commands.Add(call.Function.Command(call.Arguments, dialect));
                var step = episode.Act(commands[^1]);
                return new PythonReply { Text = step.Observation, Ok = step.Unmet is Precondition.None, Objects = step.Objects };
            }
        }

        Assert.That(episode.Won);
    }

    private static IEnumerable<TestCaseData> Examples() =>
        from type in TaskShape.All.Select(shape => shape.Type)
        from protocol in Protocols.Names.Select(Protocols.Find)
        select new TestCaseData(type, protocol.Functions, DialectOf(protocol)).SetArgDisplayNames(type.Name(), protocol.Name);

    private static Dialect DialectOf(Protocol protocol) => protocol.Dialect ?? Dialect.Alfworld04;

    private static ImmutableArray<ChatMessage> Begin(
        ActionMode mode, Protocol protocol, string observation, string extras = "", ToolSupport tools = ToolSupport.Native)
    {
        var first = new Turn { Number = 1, Observation = observation, Functions = protocol.Functions, Extras = extras, TurnsLeft = protocol.TurnLimit, StepsLeft = 50 };
        return ModeTable.Begin(mode, protocol, DialectOf(protocol), new ModelProfile { Name = "test", Tools = tools }, first).Begin();
    }
}
