using System.Diagnostics;
using System.Text;
using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Rules;
using CodeAct.Embodied.Simulation.Verbs;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Text;

/// <summary>ALFWorld's words for what an agent sees. Every text is told from the state after the action.</summary>
/// <remarks>Source: the grammar inside the game files; alfworld-facts, section 5.</remarks>
internal static class Narrator
{
    public const string NothingHappens = "Nothing happens.";

    // The grammar text begins with a newline, which its interpreter swallows.
    private const string Help =
        """
        Available commands:
          look:                             look around your current location
          inventory:                        check your current inventory
          go to (receptacle):               move to a receptacle
          open (receptacle):                open a receptacle
          close (receptacle):               close a receptacle
          take (object) from (receptacle):  take an object from a receptacle
          move (object) to (receptacle):  place an object in or on a receptacle
          examine (something):              examine a receptacle or an object
          use (object):                     use an object
          heat (object) with (receptacle):  heat an object using a receptacle
          clean (object) with (receptacle): clean an object using a receptacle
          cool (object) with (receptacle):  cool an object using a receptacle
          slice (object) with (object):     slice an object using a sharp object

        """;

    /// <summary>The first observation: every receptacle there is, and the task.</summary>
    public static string Introduce(WorldIndex index)
    {
        var text = new StringBuilder("-= Welcome to TextWorld, ALFRED! =-\n\nYou are in the middle of a room. Looking quickly around you, you see ");
        var list = new ListWriter(text);
        foreach (var receptacle in index.World.Receptacles)
            list.Add("a ", receptacle.Name);
        list.End();
        return text.Append(".\n\nYour task is to: ").Append(index.World.GoalText).Append('.').ToString();
    }

    /// <summary>Appends what the agent reads after the action.</summary>
    public static void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text)
    {
        var (verb, thing, receptacle, tool) = action;
        switch (verb)
        {
            case Verb.GoTo:
                text.Append("You arrive at ")
                    .Append(dialect is Dialect.Alfworld04 ? ReceptacleName(receptacle) : index.World.Locations[after.Location].Name)
                    .Append(". ");
                ExamineReceptacle(index, after, receptacle, text);
                break;
            case Verb.Open:
                text.Append("You open the ").Append(ReceptacleName(receptacle)).Append(". ");
                ExamineReceptacle(index, after, receptacle, text);
                break;
            case Verb.Close:
                text.Append("You close the ").Append(ReceptacleName(receptacle)).Append('.');
                break;
            case Verb.Examine when receptacle >= 0:
                ExamineReceptacle(index, after, receptacle, text);
                break;
            case Verb.Examine:
                ExamineThing(index, after, thing, text);
                break;
            case Verb.Take:
                text.Append("You pick up the ").Append(ThingName(thing)).Append(" from the ").Append(ReceptacleName(receptacle)).Append('.');
                break;
            case Verb.Put when dialect is Dialect.Alfworld04:
                text.Append("You move the ").Append(ThingName(thing)).Append(" to the ").Append(ReceptacleName(receptacle)).Append('.');
                break;
            case Verb.Put:
                text.Append("You put the ").Append(ThingName(thing)).Append(" in/on the ").Append(ReceptacleName(receptacle)).Append('.');
                break;
            case Verb.Use:
                text.Append("You turn on the ").Append(ThingName(thing)).Append('.');
                break;
            case Verb.Clean or Verb.Heat or Verb.Cool:
                text.Append(verb switch { Verb.Clean => "You clean the ", Verb.Heat => "You heat the ", _ => "You cool the " })
                    .Append(ThingName(thing)).Append(" using the ").Append(ReceptacleName(receptacle)).Append('.');
                break;
            case Verb.Slice:
                text.Append("You sliced the ").Append(ThingName(thing)).Append(" with the ").Append(ThingName(tool)).Append('.');
                break;
            case Verb.Look:
                Look(index, after, text);
                break;
            case Verb.Inventory when after.HandIsEmpty:
                text.Append("You are not carrying anything.");
                break;
            case Verb.Inventory:
                text.Append("You are carrying: a ").Append(ThingName(after.Held)).Append('.');
                break;
            case Verb.Help:
                text.Append(Help);
                break;
            default:
                throw new UnreachableException();
        }

        string ThingName(int index1) => index.World.Things[index1].Name;
        string ReceptacleName(int index1) => index.World.Receptacles[index1].Name;
    }

    /// <summary>The things that the observation of the action lists, in its order.</summary>
    public static IEnumerable<int> ThingsListed(WorldIndex index, WorldState after, GroundAction action) => action.Verb switch
    {
        Verb.GoTo or Verb.Open or Verb.Examine when action.Receptacle >= 0 =>
            Engine.IsAccessible(index, after, action.Receptacle) ? Members(after.ContentsOf(action.Receptacle)) : [],
        Verb.Examine => index.Inner[action.Thing],
        Verb.Look => ThingsOnFloor(index, after),
        Verb.Inventory when !after.HandIsEmpty => [after.Held],
        _ => [],
    };

    private static void ExamineReceptacle(WorldIndex index, WorldState state, int receptacle, StringBuilder text)
    {
        var definition = index.World.Receptacles[receptacle];
        if ((definition.Traits & ReceptacleTraits.Openable) == 0)
        {
            text.Append("On the ").Append(definition.Name).Append(", you see ");
        }
        else if (state.IsOpen(receptacle))
        {
            text.Append("The ").Append(definition.Name).Append(" is open. In it, you see ");
        }
        else
        {
            text.Append("The ").Append(definition.Name).Append(" is closed.");
            return;
        }

        var list = new ListWriter(text);
        foreach (var thing in new Bits(state.ContentsOf(receptacle)))
            list.Add("a ", index.World.Things[thing].Name);
        list.End();
        text.Append('.');
    }

    private static void ExamineThing(WorldIndex index, WorldState state, int thing, StringBuilder text)
    {
        var definition = index.World.Things[thing];
        if ((definition.Traits & ThingTraits.ReceptacleObject) != 0)
        {
            text.Append("This is a normal ").Append(definition.Name).Append(". In it, you see ");
            var list = new ListWriter(text);
            foreach (var inner in index.Inner[thing])
                list.Add("a ", index.World.Things[inner].Name);
            list.End();
            text.Append('.');
            return;
        }

        var temperature = state.Is(Condition.Hot, thing) ? "hot" : state.Is(Condition.Cool, thing) ? "cool" : null;
        var isClean = state.Is(Condition.Clean, thing);
        var isSliced = state.Is(Condition.Sliced, thing);
        var isPlain = temperature is null && !isClean;
        if (isPlain && (definition.Traits & ThingTraits.Toggleable) != 0)
        {
            text.Append("This ").Append(definition.Name).Append(state.Is(Condition.Toggled, thing) ? " is on." : " is off.");
            return;
        }

        if (isPlain && !isSliced)
        {
            text.Append("There's nothing special about ").Append(definition.Name).Append('.');
            return;
        }

        text.Append("This is a ");
        if (temperature is not null && isClean)
            text.Append(temperature).Append(" and clean ");
        else if (isClean)
            text.Append("clean ");
        else if (temperature is not null)
            text.Append(temperature is "cool" && !isSliced ? "cold" : temperature).Append(' ');
        if (isSliced)
            text.Append("sliced ");
        text.Append(definition.Name).Append('.');
    }

    private static void Look(WorldIndex index, WorldState state, StringBuilder text)
    {
        var here = index.Here[state.Location];
        if (here.Length == 0)
        {
            text.Append("You are in the middle of a room. Looking quickly around you, you see nothing.");
            return;
        }

        text.Append("You are facing the ");
        var facing = new ListWriter(text);
        foreach (var receptacle in here)
            facing.Add("", index.World.Receptacles[receptacle].Name);
        facing.End();
        text.Append(". Next to it, you see ");
        var floor = new ListWriter(text);
        foreach (var thing in ThingsOnFloor(index, state))
            floor.Add("a ", index.World.Things[thing].Name);
        floor.End();
        text.Append('.');
    }

    // One entry for each receptacle here that the thing was taken from: ALFWorld lists the pairs, not the things.
    private static IEnumerable<int> ThingsOnFloor(WorldIndex index, WorldState state) =>
        Members(state.At(state.Location)).SelectMany(thing => index.Here[state.Location]
            .Where(receptacle => Bits.Contains(state.TakenFrom(receptacle), thing))
            .Select(_ => thing));

    private static List<int> Members(ReadOnlySpan<ulong> set)
    {
        List<int> members = [];
        foreach (var member in new Bits(set))
            members.Add(member);
        return members;
    }
}
