using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Policies.Models;
using CodeAct.Embodied.Agents.Prompts;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Modes;

/// <summary>What a model is shown between its answers, and what becomes of several calls in one.</summary>
public sealed class ModeTests
{
    private static readonly ChatToolCall Look = new("1", "look", "");
    private static readonly ChatToolCall GoTo = new("2", "goto", """{"receptacle": "desk 1",}""");

    [Test]
    public void Several_calls_are_carried_out_one_a_turn_where_the_profile_says_so()
    {
        var mode = Begin(ActionMode.Json, new() { Name = "test", ParallelCalls = ParallelCalls.Serialise });

        var first = mode.Read(Answer("", Look, GoTo)).Action;
        ChatMessage[] observed = [.. mode.Observe("A desk.")];
        var second = mode.TakeWaiting();
        ChatMessage[] observedNext = [.. mode.Observe("Its top.")];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((AgentAction.ToolCall)first).Function.Name, Is.EqualTo("look"));
            Assert.That(observed, Is.EqualTo([new ChatMessage(ChatRole.Tool, "A desk.") { ToolCallId = "1" }]));
            Assert.That(((AgentAction.ToolCall)second!).Function.Name, Is.EqualTo("goto"));
            Assert.That(observedNext, Is.EqualTo([new ChatMessage(ChatRole.Tool, "Its top.") { ToolCallId = "2" }]));
            Assert.That(mode.TakeWaiting(), Is.Null);
        }
    }

    [Test]
    public void Of_several_calls_none_is_carried_out_by_default_and_each_is_answered()
    {
        var mode = Begin(ActionMode.Json);

        var action = mode.Read(Answer("", Look, GoTo)).Action;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(action, Is.EqualTo(new AgentAction.None("You called several tools at once, and none was carried out. Call one tool a turn.")));
            Assert.That(mode.Observe("One.").Select(message => message.ToolCallId), Is.EqualTo(["1", "2"]));
            Assert.That(mode.TakeWaiting(), Is.Null);
        }
    }

    [TestCase("<think>Where?</think>I look.", "I look.")]
    [TestCase("<think>Where?</think>", "Where?")]
    [TestCase("", null)]
    public void What_a_model_says_beside_a_call_is_its_thought(string text, string? thought) =>
        Assert.That(Begin(ActionMode.Json).Read(Answer(text, Look)).Thought, Is.EqualTo(thought));

    [TestCase("I look.", "Your answer called no tool. Call one of the tools, once.")]
    [TestCase("I look: {\"tool\": \"lock\"}", "There is no tool 'lock'.")]
    [TestCase("I look: {tool: look}", "Your answer held no action.", Description = "it tried to write the call into the text: it is shown how")]
    public void A_model_that_knows_tools_and_calls_none_is_told(string text, string correction) =>
        Assert.That(((AgentAction.None)Begin(ActionMode.Json).Read(Answer(text)).Action).Correction, Does.StartWith(correction));

    [Test]
    public void A_single_call_is_carried_out() => Assert.That(Begin(ActionMode.Json).Read(Answer("", Look)).Action, Is.TypeOf<AgentAction.ToolCall>());

    [Test]
    public void In_the_example_each_call_has_an_answer_of_its_own()
    {
        var messages = Begin(ActionMode.Json).Begin();
        var calls = messages.SelectMany(message => message.ToolCalls).Select(call => call.Id).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls, Has.Count.GreaterThan(1).And.Unique.And.All.Match("^[a-z0-9]{9}$"));
            Assert.That(messages.Where(message => message.Role is ChatRole.Tool).Select(message => message.ToolCallId), Is.EqualTo(calls));
        }
    }

    // Some servers make a call of the program that a model writes.
    [Test]
    public void A_program_may_come_as_a_call_that_nobody_offered()
    {
        var mode = Begin(ActionMode.Code);
        var answer = Answer("I look.", Code(""), Look, Code("look()"));

        var parsed = mode.Read(answer);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(parsed.Action, Is.EqualTo(new AgentAction.Program("look()")));
            Assert.That(mode.Keep(answer, parsed).Content, Is.EqualTo("I look.\n```python\nlook()\n```"));
            Assert.That(mode.Read(Answer("I look.", Code(""), new("1", "python", "{"))).Action, Is.TypeOf<AgentAction.None>());
        }

        static ChatToolCall Code(string code) => new("1", "python", $$"""{"code": "{{code}}"}""");
    }

    [TestCase(false, "fly to the moon", false)]
    [TestCase(false, "go to desk 1", true)]
    [TestCase(true, "fly to the moon", true, Description = "in ALFWorld it is a step in which nothing happens")]
    public void A_text_is_a_command_that_there_is(bool isStrict, string text, bool isCommand)
    {
        var mode = ModeTable.Begin(ActionMode.Text, Protocol.Default with { IsStrict = isStrict }, Dialect.Alfworld04, new() { Name = "test" }, First("A desk."));

        Assert.That(mode.Read(Answer("Action: " + text)).Action is AgentAction.Command, Is.EqualTo(isCommand));
    }

    [TestCase(ActionMode.Code, "; the names that your programs defined are kept")]
    [TestCase(ActionMode.Text, "")]
    public void What_is_kept_of_turns_that_are_left_out(ActionMode mode, string kept) => Assert.That(Begin(mode).KeptOfOldTurns, Is.EqualTo(kept));

    [Test]
    public void There_is_nothing_beside_the_functions_unless_it_is_said() => Assert.That(First("A desk.").Extras, Is.Empty);

    [Test]
    public void A_model_that_knows_tools_may_write_a_call_into_the_text() =>
        Assert.That(Begin(ActionMode.Json).Read(Answer("I look. {\"tool\": \"look\"}")).Action, Is.TypeOf<AgentAction.ToolCall>());

    [Test]
    public void A_model_that_knows_no_tools_is_told_how_a_call_is_written() =>
        Assert.That(((AgentAction.None)Begin(ActionMode.Json, InText).Read(Answer("I look.")).Action).Correction, Does.StartWith("Your answer held no action."));

    [Test]
    public void Calls_that_nobody_asked_for_do_not_count() =>
        Assert.That(((AgentAction.ToolCall)Begin(ActionMode.Json, InText).Read(Answer("{\"tool\": \"inventory\"}", Look)).Action).Function.Name, Is.EqualTo("inventory"));

    [Test]
    public void An_endpoint_is_told_of_the_tools_where_it_knows_them()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Begin(ActionMode.Json).Functions, Is.EqualTo(FunctionList.Default.Functions));
            Assert.That(Begin(ActionMode.Json, InText).Functions, Is.Empty);
            Assert.That(Begin(ActionMode.Code).Functions, Is.Empty);
        }
    }

    [Test]
    public void A_call_stays_in_the_conversation_as_an_endpoint_takes_it()
    {
        var mode = Begin(ActionMode.Json);
        var answer = Answer("I go.", GoTo);

        var kept = mode.Keep(answer, mode.Read(answer));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((kept.Role, kept.Content), Is.EqualTo((ChatRole.Assistant, "I go.")));
            Assert.That(kept.ToolCalls, Is.EqualTo([GoTo with { Arguments = """{"receptacle":"desk 1"}""" }]));
        }
    }

    [TestCase("I look.\n```python\nlook()\n```\nObservation: A fridge.", "I look.\n```python\nlook()\n```")]
    [TestCase("I look. {\"code\": \"look()\"}\nObservation: A fridge.", "I look. {\"code\": \"look()\"}")]
    [TestCase("I wonder.", "I wonder.", Description = "it holds no program, and stays")]
    [TestCase("", "(nothing)", Description = "some endpoints refuse a message without text")]
    public void An_answer_stays_in_the_conversation_up_to_what_it_invents(string text, string kept)
    {
        var mode = Begin(ActionMode.Code);
        var answer = Answer(text);

        Assert.That(mode.Keep(answer, mode.Read(answer)), Is.EqualTo(new ChatMessage(ChatRole.Assistant, kept)));
    }

    [Test]
    public void An_observation_is_shown_as_such([Values] ActionMode mode) =>
        Assert.That(Begin(mode).Observe("A desk."), Is.EqualTo([new ChatMessage(ChatRole.User, "Observation:\nA desk.")]));

    [TestCase(ActionMode.Code, ToolSupport.Native, "default", "code.{0}")]
    [TestCase(ActionMode.Code, ToolSupport.Native, "mint", "mint.1")]
    [TestCase(ActionMode.Json, ToolSupport.Native, "default", "json.{0}")]
    [TestCase(ActionMode.Json, ToolSupport.Text, "default", "json-in-text.{0}")]
    [TestCase(ActionMode.Text, ToolSupport.Native, "default", "text.{0}")]
    public void Logs_say_which_prompt_it_was(ActionMode mode, ToolSupport tools, string protocol, string version) =>
        Assert.That(Begin(mode, new() { Name = "test", Tools = tools }, protocol).PromptVersion, Is.EqualTo(version.Replace("{0}", $"{PromptText.Version}", StringComparison.Ordinal)));

    [TestCase("You see a desk 1.\n\nYour task is to: put a hot mug in desk.", TaskType.PickHeatThenPlaceInRecep)]
    [TestCase("Your task is to: rest.\n\nYour task is to: put a hot mug in desk.", TaskType.PickHeatThenPlaceInRecep, Description = "the last one counts")]
    [TestCase("You see a desk 1.\n\nYour task is to: dance.", TaskType.PickAndPlaceSimple, Description = "a task in other words than ALFWorld's gets the simplest example")]
    [TestCase("Your task is to: put a hot mug in desk.", TaskType.PickHeatThenPlaceInRecep)]
    [TestCase("A desk.", TaskType.PickAndPlaceSimple)]
    [TestCase("You see a desk 1.", TaskType.PickAndPlaceSimple, Description = "and so does none at all")]
    public void The_example_is_of_the_type_of_the_task(string observation, TaskType type) =>
        Assert.That(Begin(ActionMode.Text, observation: observation).Begin()[0].Content, Does.Contain($"Your task is to: {ExampleEpisode.Of(type).World(type).GoalText}."));

    [Test]
    public void A_task_is_told_without_the_banner_of_the_engine() =>
        Assert.That(Begin(ActionMode.Text, observation: "-= Welcome to TextWorld, ALFRED! =-\n\nYou see a desk 1.").Begin()[^1], Is.EqualTo(new ChatMessage(ChatRole.User, "You see a desk 1.")));

    private static ModelProfile InText => new() { Name = "test", Tools = ToolSupport.Text };

    private static ChatAnswer Answer(string text, params ImmutableArray<ChatToolCall> calls) => new() { Content = text, ToolCalls = calls };

    private static Mode Begin(ActionMode mode, ModelProfile? profile = null, string protocol = "default", string observation = "You see a desk 1.")
    {
        var rules = Protocols.Find(protocol);
        return ModeTable.Begin(mode, rules, rules.Dialect ?? Dialect.Alfworld04, profile ?? new() { Name = "test" }, First(observation, rules));
    }

    private static Turn First(string observation, Protocol? rules = null) =>
        new() { Number = 1, Observation = observation, Functions = (rules ?? Protocol.Default).Functions, TurnsLeft = 30, StepsLeft = 50 };
}
