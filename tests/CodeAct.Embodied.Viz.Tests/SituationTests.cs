using CodeAct.Embodied.Drawing.Painting;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>What an episode says at a moment, and that a page says it.</summary>
public sealed class SituationTests
{
    private static readonly WorldDefinition Kitchen = WorldCatalog.Shipped.Load("kitchen");

    [TestCase(EpisodeEndReason.AgentStopped, "Turn 2 · step 5 of 50 · lost: gave up")]
    [TestCase(EpisodeEndReason.TurnLimit, "Turn 2 · step 5 of 50 · lost: out of turns")]
    [TestCase(EpisodeEndReason.AgentCrashed, "Turn 2 · step 5 of 50 · lost: crashed")]
    public void A_lost_episode_says_so_and_why(EpisodeEndReason reason, string expected)
    {
        var story = With<EpisodeEnded>(LookAround(5), ended => ended with { EndedBy = reason });

        Assert.That(Texts(story, story.Beats.Total), Has.Member(expected));
    }

    [Test]
    public void An_episode_that_has_used_its_steps_is_over_at_the_last_of_them()
    {
        var story = With<EpisodeEnded>(LookAround(5), ended => ended with { EndedBy = EpisodeEndReason.StepLimit });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(story.At(story.Beats.At(story.Beats.TimeOf(4))).OutcomeText, Is.EqualTo("running"));
            Assert.That(story.At(story.Beats.At(story.Beats.TimeOf(5))).OutcomeText, Is.EqualTo("lost: out of steps"));
        }
    }

    [Test]
    public void A_surprise_is_a_card_at_its_step_and_the_thing_lies_where_it_was_moved_to()
    {
        var events = Episodes.Events(Kitchen, ["go to countertop 1", "take mug 1 from countertop 1", "look"], surprises: [SurpriseKind.Moved]);
        var surprise = events.OfType<SurpriseHappened>().Single();
        var story = Episodes.Of(events);
        var mug = Kitchen.Things.IndexOf(Kitchen.Things.Single(thing => thing.Name == "mug 1"));
        var place = Kitchen.Receptacles.IndexOf(Kitchen.Receptacles.Single(receptacle => receptacle.Name == surprise.Place));

        var now = story.At(story.Beats.At(story.Beats.TimeOf(2)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(story.Problems.Select(problem => (problem.Kind, problem.Step)), Is.EqualTo([(ProblemKind.Refusal, 1), (ProblemKind.Surprise, 1)]));
            Assert.That(now.Problem!.Reason, Is.EqualTo($"The mug 1 was moved from the countertop 1 to the {surprise.Place}."));
            Assert.That(now.Output().Text, Does.Not.Contain("moved"), "the agent is not told");
            Assert.That(now.State.ContentsOf(place), Does.Contain(mug));
            Assert.That(now.State.IsSeen(mug), Is.False, "the robot does not know where it is now");
        }
    }

    [TestCase(CodeEnd.Raised, "NameError", "NameError: name 'x' is not defined")]
    [TestCase(CodeEnd.TimedOut, "Stopped", "The time that a program may take was over.")]
    [TestCase(CodeEnd.CallLimit, "Stopped", "The program called more primitives than it may.")]
    [TestCase(CodeEnd.Died, "Died", "The interpreter ended in the middle of the program.")]
    public void What_ends_a_program_is_a_card_of_its_own(CodeEnd end, string title, string reason)
    {
        var story = Ending(end);

        var texts = Texts(story, story.Beats.TimeAfterTurn(0));

        Assert.That(texts, Has.Member(title).And.Member(reason).And.Member("line 2"));
    }

    [Test]
    public void An_exception_takes_the_place_of_an_earlier_refusal_and_a_refusal_that_is_over_no_longer_shouts()
    {
        var story = With<CodeEnded>(
            Episodes.Events(Kitchen, ["go to fridge 1", "take egg 7 from fridge 1", "look", "look", "look"]),
            ended => ended.Turn == 2 ? ended with { End = CodeEnd.Raised, Exception = "KeyError", Line = 1, Output = "KeyError: 'egg'" } : ended);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(story.At(story.Beats.At(story.Beats.TimeOf(2))), Has.Property("IsProblemOver").False.And.Property("Problem").Property("Title").EqualTo("Refused"));
            Assert.That(story.At(story.Beats.At(story.Beats.TimeOf(3))), Has.Property("IsProblemOver").True);
            Assert.That(Texts(story, story.Beats.TimeOf(3)), Has.Member("Refused before"));
            Assert.That(story.At(story.Beats.At(story.Beats.TimeAfterTurn(1))), Has.Property("IsProblemOver").False.And.Property("Problem").Property("Title").EqualTo("KeyError"));
        }
    }

    [Test]
    public void An_answer_without_an_action_is_a_problem_and_can_be_read()
    {
        var events = LookAround(1).ToList();
        events.InsertRange(
            events.Count - 1,
            [
                new TurnStarted { Seconds = 2, Turn = 2 },
                new CodeStarted { Seconds = 2, Turn = 2, Reply = "I do not think", Correction = "Your answer has no program.\nWrite one.", CorrectionKind = CorrectionKind.Format },
                new TurnEnded { Seconds = 2, Turn = 2 },
            ]);
        var story = Episodes.Of([.. events]);

        var texts = Texts(story, story.Beats.TimeAfterTurn(1));

        Assert.That(texts, Has.Member("No action").And.Member("Your answer has no program.").And.Member("Write one."));
        Assert.That(story.Turns[1].Code.SelectMany(line => line), Has.All.Property("Kind").EqualTo(TokenKind.Other), "prose is not coloured as a program");
    }

    [Test]
    public void Printed_text_keeps_its_leading_blanks()
    {
        const string traceback = "  File \"<action 1>\", line 2\n    x + 1\n        ^\nNameError: name 'x' is not defined";
        var story = With<CodeEnded>(LookAround(2), ended => ended with { Output = traceback });

        Assert.That(Texts(story, story.Beats.TimeAfterTurn(0)), Is.SupersetOf(traceback.Split('\n')));
    }

    [Test]
    public void An_agent_that_thinks_nothing_aloud_takes_no_room_for_it()
    {
        var story = With<CodeStarted>(LookAround(2), code => code with { Thought = null });

        Assert.That(Texts(story, story.Beats.TimeOf(1)), Has.No.Member("THOUGHT"));
    }

    [Test]
    public void The_marks_of_a_timeline_are_of_steps_and_of_what_ended_turns()
    {
        var story = Ending(CodeEnd.Raised);
        var scale = TimelineScale.Of(story, 0, 1000, 10);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scale.End(0), Is.GreaterThan(scale.X(story.Turns[0].EndStep - 1)).And.LessThan(scale.Band(0).Right));
            Assert.That(Violet(story.Beats.TimeAfterTurn(0)), Is.GreaterThan(Violet(story.Beats.TimeOf(1))));
        }

        int Violet(double time) => Ops(story, time).Count(op => op.Color == Theme.Dark.Violet && op.A.Y > PageLayout.For(1280, 720).Timeline.Y);
    }

    [Test]
    public void What_a_call_stands_in_has_run_and_what_a_condition_passed_over_is_left_open()
    {
        const string program = "def find(place):\n    seen = goto(place)\n    if 'closed' in seen:\n        open(place)\n    elif seen:\n        pass\n    else:\n        close(place)\n    return seen\n\nfor place in places:\n    # every one\n    found = find(place)\n    if found:\n        break\nprint(found)";
        var events = LookAround(2).ToList();
        var at = events.FindIndex(item => item is CodeStarted);
        events[at] = (CodeStarted)events[at] with { Code = program };
        int[] lines = [2, 8];
        var next = 0;
        events = [.. events.Select(item => item is PrimitiveCalled call ? call with { Line = lines[next++] } : item)];
        var story = Episodes.Of([.. events]);

        var states = ProgramView.Of(story, 0, story.Beats.At(story.Beats.Total)).Select(line => line.State is LineState.Ran);

        Assert.That(states.Select((ran, i) => ran ? i + 1 : 0).Where(line => line > 0), Is.EqualTo((int[])[1, 2, 3, 7, 8, 11, 16]));
    }

    [Test]
    public void Text_is_shown_as_long_as_its_length_asks_for()
    {
        var (brief, lengthy) = (With<CodeStarted>(LookAround(2), code => code with { Thought = "So." }), With<CodeStarted>(LookAround(2), code => code with { Thought = new string('x', 120) }));

        Assert.That((brief.Beats.Beats[0].Seconds, lengthy.Beats.Beats[0].Seconds), Is.EqualTo((0.9, 3.0)));
    }

    private static ImmutableArray<EpisodeEvent> LookAround(int steps) => Episodes.Events(Kitchen, [.. Enumerable.Repeat("look", steps)]);

    private static EpisodeStory Ending(CodeEnd end) => With<CodeEnded>(
        LookAround(2),
        ended => ended with { End = end, Line = 2, Exception = end is CodeEnd.Raised ? "NameError" : null, Output = "Traceback:\nNameError: name 'x' is not defined\nAdvice." });

    private static EpisodeStory With<T>(ImmutableArray<EpisodeEvent> events, Func<T, EpisodeEvent> change) where T : EpisodeEvent =>
        Episodes.Of([.. events.Select(item => item is T known ? change(known) : item)]);

    private static List<string> Texts(EpisodeStory story, double time) => [.. Ops(story, time).Select(op => op.Text).OfType<string>()];

    private static IReadOnlyList<DrawOp> Ops(EpisodeStory story, double time)
    {
        var canvas = new Canvas();
        new PagePainter(canvas, PageLayout.For(1280, 720), story, new PageState()).Paint(time);
        return canvas.Ops;
    }
}
