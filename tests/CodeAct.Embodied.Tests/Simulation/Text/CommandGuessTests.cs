using CodeAct.Embodied.Simulation.Text;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Text;

/// <summary>What people and models write in place of ALFWorld's commands.</summary>
public sealed class CommandGuessTests
{
    private static readonly ImmutableArray<Verb> Verbs = CommandGuess.VerbsOf(WorldSource.House, Dialect.Alfworld04);

    [TestCase("go to desk 1", "go over to|walk over to|go back to|go to|go_to|goto|walk to|head to|move over to|approach|visit|walk|go|move to", "the desk 1")]
    [TestCase("move mug 1 to desk 1", "put down|put_down|put_in|put|place|drop|insert|lay|set|store|move|leave", "mug 1 on desk 1")]
    [TestCase("take mug 1 from desk 1", "pick up|pick_up|take out|take_from|pickup|take|get|grab|fetch|pick|lift|remove", "mug 1 from desk 1")]
    [TestCase("open desk 1", "open up|open_receptacle|open", "desk 1")]
    [TestCase("close desk 1", "close_receptacle|close|shut", "desk 1")]
    [TestCase("use desklamp 1", "turn on|turn_on|switch on|switch_on|toggle|activate|light|use|turn|switch", "the desklamp 1")]
    [TestCase("clean mug 1 with sinkbasin 1", "clean|wash|rinse|scrub", "mug 1 in sinkbasin 1")]
    [TestCase("heat mug 1 with microwave 1", "heat up|warm up|heat|warm|cook|boil|fry|microwave", "mug 1 in microwave 1")]
    [TestCase("cool mug 1 with fridge 1", "cool down|cool|chill|freeze|refrigerate", "mug 1 in fridge 1")]
    [TestCase("slice apple 1 with knife 1", "slice|cut|chop", "apple 1 with knife 1")]
    [TestCase("examine mug 1", "look inside|look into|look in|look at|look on|examine|inspect|check|search|read|x", "the mug 1")]
    [TestCase("inventory", "inventory|check inventory|what am i holding|what do i hold|inv|i", "")]
    [TestCase("look", "look around|look|observe|l", "")]
    public void Every_word_for_a_deed_is_understood(string command, string words, string names)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var word in words.Split('|'))
                Assert.That(CommandGuess.Read($"{word} {names}", Verbs)?.Command(Dialect.Alfworld04), Is.EqualTo(command), word);
        }
    }

    [TestCase("> Open: desk 1.", "open desk 1")]
    [TestCase("> open the desk 1!", "open desk 1")]
    [TestCase("open \"desk 1\"", "open desk 1")]
    [TestCase("open desk1", "open desk 1")]
    [TestCase("open desk no. 1", "open desk 1")]
    [TestCase("turn the desklamp 1 on", "use desklamp 1")]
    [TestCase("pick the mug 1 up", "take mug 1 from PLACE")]
    [TestCase("put the mug 1 down", "move mug 1 to PLACE")]
    [TestCase("put the mug 1 up", "move mug 1 up to PLACE")]
    [TestCase("take the mug 1 down", "take mug 1 down from PLACE")]
    [TestCase("ope desk 1", "open desk 1")]
    [TestCase("op desk 1", null, Description = "two letters may mean anything")]
    [TestCase("pit mug 1", null, Description = "a slip in three letters is another word")]
    [TestCase("eat apple 1", null, Description = "and so is one in the first letter")]
    [TestCase("hit mug 1", null, Description = "or two in three letters")]
    [TestCase("open", "open PLACE")]
    [TestCase("take", "take OBJECT from PLACE")]
    [TestCase("inventory of things", null)]
    [TestCase("sing a song", null)]
    public void A_text_means(string text, string? command) => Assert.That(CommandGuess.Read(text, Verbs)?.Command(Dialect.Alfworld04), Is.EqualTo(command));

    [TestCase("goto('desk 1')", "go to desk 1")]
    [TestCase(" put ( 'mug 1' , desk 1, ) ", "move mug 1 to desk 1")]
    [TestCase("look()", "look")]
    [TestCase("goto('desk 1', 'desk 2')", null)]
    [TestCase("sing('a song')", null)]
    public void A_call_means(string text, string? command) => Assert.That(CommandGuess.Read(text, Verbs)?.Command(Dialect.Alfworld04), Is.EqualTo(command));

    [Test]
    public void What_was_left_out_is_no_name([Values("open", "take")] string text) => Assert.That(CommandGuess.Read(text, Verbs)!.Names, Is.Empty);

    [Test]
    public void Moving_somewhere_means_nothing_where_nobody_can_go() => Assert.That(CommandGuess.Read("move to desk 1", [Verb.Put]), Is.Null);

    [TestCase(200, true)]
    [TestCase(201, false)]
    public void A_text_is_as_long_as_somebody_types(int length, bool isRead)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(CommandGuess.Read("open " + new string('x', length - 5), Verbs) is not null, Is.EqualTo(isRead));
            Assert.That(CommandGuess.Read("open(" + new string('x', length - 6) + ")", Verbs) is not null, Is.EqualTo(isRead));
        }
    }

    [Test]
    public void A_house_has_what_a_game_has_and_knives()
    {
        var game = CommandGuess.VerbsOf(WorldSource.Game, Dialect.Alfworld04);

        Assert.That((Verbs.Contains(Verb.Slice), game.Contains(Verb.GoTo)), Is.EqualTo((true, true)));
        Assert.That(Verb.All.Where(verb => verb.Parts(Dialect.Alfworld04).Length == 0), Is.All.Matches<Verb>(verb => !Verbs.Contains(verb!)));
        Assert.That(game, Is.All.Matches<Verb>(verb => verb!.ExistsIn(WorldSource.Game)));
    }

    [TestCase("look", true)]
    [TestCase("looks", false)]
    [TestCase("open x", true)]
    [TestCase("opens desk 1", false)]
    [TestCase("take mug 1 from desk 1", true)]
    [TestCase("take mug 1", false)]
    [TestCase("fake mug 1 from desk 1", false)]
    public void A_text_has_the_shape_of_a_command(string text, bool isCommand) => Assert.That(CommandGuess.IsCommand(text, Verbs, Dialect.Alfworld04), Is.EqualTo(isCommand));

    [TestCase("goto('desk 1')", "That is no command. Did you mean 'go to desk 1'?")]
    [TestCase("take mug 1", "A name is missing: the command is 'take OBJECT from PLACE', for example '")]
    [TestCase("take('mug 1', '')", "A name is missing: the command is 'take OBJECT from PLACE', for example '")]
    [TestCase("sing a song", "That is no command. The commands are: ")]
    public void What_is_no_command_is_answered(string text, string answer) => Assert.That(CommandGuess.Correct(text, Verbs, Dialect.Alfworld04), Does.StartWith(answer));

    [TestCase(120, false)]
    [TestCase(121, true)]
    public void A_command_that_is_too_long_is_shown_by_its_form(int length, bool isForm) =>
        Assert.That(CommandGuess.Correct($"goto('{new string('x', length - 6)}')", Verbs, Dialect.Alfworld04).Contains("'go to PLACE'", StringComparison.Ordinal), Is.EqualTo(isForm));

    [Test]
    public void A_name_is_spelt_as_it_is_known() =>
        Assert.That(CommandGuess.Correct("goto('desk')", Verbs, Dialect.Alfworld04, (_, written) => written + " 7"), Does.EndWith("'go to desk 7'?"));
}
