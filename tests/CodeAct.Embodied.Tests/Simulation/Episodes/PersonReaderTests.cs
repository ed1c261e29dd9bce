using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Episodes;

public sealed class PersonReaderTests
{
    [TestCase("", "go to fridge 1", "go to fridge 1", TestName = "A_command_is_a_command")]
    [TestCase("", "Go To The Fridge!", "go to fridge 1", TestName = "Capitals_and_an_article")]
    [TestCase("", "walk over to the frige", "go to fridge 1", TestName = "Another_verb_and_a_slip_of_the_pen")]
    [TestCase("", "goto(\"dining table 1\")", "go to diningtable 1", TestName = "A_call_with_a_name_in_two_words")]
    [TestCase("", "go sink", "go to sinkbasin 1", TestName = "Part_of_a_name")]
    [TestCase("", "please go to drawer #2", "go to drawer 2", TestName = "A_number_with_a_sign")]
    [TestCase("", "wlak to fridge1", "go to fridge 1", TestName = "A_slip_of_the_pen_in_the_verb")]
    [TestCase("go to fridge 1", "opne frige", "open fridge 1", TestName = "Two_slips_of_the_pen")]
    [TestCase("go to fridge 1", "open it up", "open fridge 1", TestName = "It_is_where_the_robot_stands")]
    [TestCase("go to diningtable 1", "take apple", "take apple 2 from diningtable 1", TestName = "A_thing_without_number_and_place")]
    [TestCase("go to diningtable 1", "Pick up the bowl, please", "take bowl 2 from diningtable 1", TestName = "A_polite_person")]
    [TestCase("go to diningtable 1;take apple 2 from diningtable 1", "drop it", "move apple 2 to diningtable 1", TestName = "It_is_what_the_robot_holds")]
    [TestCase("go to diningtable 1;take apple 2 from diningtable 1", "put the apple down", "move apple 2 to diningtable 1", TestName = "Putting_down_where_one_stands")]
    [TestCase("go to diningtable 1;take apple 2 from diningtable 1;go to microwave 1", "cook the apple", "heat apple 2 with microwave 1", TestName = "Cooking_where_one_stands")]
    [TestCase("go to diningtable 1;take apple 2 from diningtable 1", "put apple in fridge", "move apple 2 to fridge 1", TestName = "A_place_where_the_robot_is_not_yet")]
    [TestCase("go to drawer 2;open drawer 2", "open the drawer", "open drawer 2", TestName = "One_of_several_where_the_robot_stands")]
    [TestCase("", "look", "look", TestName = "Looking")]
    [TestCase("", "i", "inventory", TestName = "A_letter_that_players_know")]
    public void Words_are_understood(string before, string words, string? command)
    {
        var episode = Play(before);

        var understood = episode.Understand(words);

        Assert.That((understood as Understood.Command)?.Text, Is.EqualTo(command), understood.ToString());
    }

    [TestCase("", "go drawer", "Which one? drawer 1 or drawer 2.", TestName = "Several_places")]
    [TestCase("", "go", "Something is missing: go to PLACE, for example: go to fridge 1.", TestName = "No_place")]
    [TestCase("", "go kitchen", "Go to something in the kitchen: cabinet 1, cabinet 2,", TestName = "A_room")]
    [TestCase("", "go to drawer 9", "There is no drawer 9 here, but drawer 1 or drawer 2.", TestName = "A_number_that_there_is_not")]
    [TestCase("", "go to the moon", "There is no moon here. Say 'map' for the places that there are.", TestName = "A_place_that_there_is_not")]
    [TestCase("go to diningtable 1", "take the unicorn", "You see no unicorn here, but apple 2, bowl 2, potato 1.", TestName = "A_thing_that_is_not_here")]
    [TestCase("", "put egg on table", "Your hand is empty: take the egg first.", TestName = "An_empty_hand")]
    [TestCase("", "warm the egg", "Your hand is empty: take the egg first.", TestName = "An_empty_hand_and_nothing_to_heat")]
    [TestCase("go to diningtable 1", "cook the apple", "Take the apple 2 first.", TestName = "A_thing_that_is_not_in_the_hand_yet")]
    [TestCase("", "drop it", "What do you mean by 'it'? Say its name.", TestName = "It_where_the_hand_is_empty")]
    [TestCase("", "open it", "What do you mean by 'it'? Say its name.", TestName = "It_where_the_robot_stands_nowhere")]
    [TestCase("go to diningtable 1", "put the apple down", "Take the apple 2 first.", TestName = "Nothing_to_put_down_yet")]
    [TestCase("go to diningtable 1;take bowl 2 from diningtable 1", "cook the apple", "Take the apple 2 first.", TestName = "Another_thing_in_the_hand")]
    [TestCase("go to diningtable 1;take apple 2 from diningtable 1", "microwave it", "That needs a microwave: go there first.", TestName = "A_place_that_nobody_named_and_that_does_not_heat")]
    [TestCase("go to diningtable 1", "take the table", "The diningtable 1 is a place. It stays where it is.", TestName = "A_place_as_a_thing")]
    [TestCase("", "sing a song", "I do not understand 'sing a song'. Say what the robot is to do: go to, take,", TestName = "Words_that_mean_nothing")]
    public void What_cannot_be_done_as_it_is_is_asked_about(string before, string words, string question)
    {
        var episode = Play(before);

        var understood = episode.Understand(words);

        Assert.That((understood as Understood.Question)?.Text, Does.StartWith(question), understood.ToString());
    }

    [Test]
    public void What_is_out_of_sight_is_not_given_away()
    {
        var episode = Play("go to fridge 1");

        Assert.That(episode.Understand("take the egg").ToString()!.Replace("egg", "owl", StringComparison.Ordinal), Is.EqualTo(episode.Understand("take the owl").ToString()));
    }

    private static Episode Play(string commands)
    {
        var episode = new Episode(WorldLocator.Find("kitchen").World, new EpisodeOptions());
        foreach (var command in commands.Split(';', StringSplitOptions.RemoveEmptyEntries))
            Assert.That(episode.Act(command).Unmet, Is.EqualTo(Precondition.None), command);
        return episode;
    }
}
