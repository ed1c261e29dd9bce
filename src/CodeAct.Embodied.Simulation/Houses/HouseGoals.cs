using CodeAct.Embodied.Simulation.Goals;
using CodeAct.Embodied.Simulation.Planning;

namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Makes goals out of the tasks of a house, and says which cannot be reached in it.</summary>
internal sealed class HouseGoals(HouseDraft draft, Kinds kinds, ProblemList problems)
{
    /// <summary>Longer sentences do not fit the pictures, and nobody keeps them in mind.</summary>
    private const int LongestSentence = 300;

    // Most goals need some hundreds; a second or so on a slow machine.
    private const int MostNodes = 20_000;

    private readonly GoalSentence sentence = new(kind => Receptacle.PrepositionOf(kind, kinds.Receptacles[kind].Traits));

    public ImmutableArray<HouseTask> Read() => [.. draft.Tasks.Select(Read)];

    /// <summary>Says of each task whose goal holds at the start that there is nothing to do.</summary>
    public void CheckStarts(House house)
    {
        if (house.Tasks.IsEmpty)
            return;
        // Whatever the task, the first state is the same.
        var index = house.World(house.Tasks[0]).Index;
        foreach (var (task, made) in draft.Tasks.Zip(house.Tasks))
        {
            var goal = new GoalTest(index, made.Goal);
            if (goal.Holds(index.Initial, goal.Advance(0, index.Initial)))
                problems.Add(task.Name.At, $"'{task.Name.Value}' is done before it begins; put {Thing(made.Goal)} elsewhere at the start");
        }
    }

    /// <summary>Says of each task that cannot be done, or whose order means nothing, that it is so.</summary>
    public void CheckPlans(House house)
    {
        foreach (var (task, made) in draft.Tasks.Zip(house.Tasks))
        {
            var index = house.World(made).Index;
            var goal = GoalTest.Of(index);
            if (Planner.Find(index, index.Initial, 0, MostNodes, needsProof: true, CancellationToken.None).AtLeast is null)
                problems.Add(task.Name.At, $"'{task.Name.Value}' cannot be done: no list of commands leads to a state in which all of its conditions hold; ask for less, or for what goes together");
            if (goal.Phases.Skip(1).Any(phase => phase.All(demand => demand.Holds(index.Initial))))
                problems.Add(task.Name.At, $"a later part of '{task.Name.Value}' holds from the start, so that its order means nothing; ask for something that has to be done");
            if (house.Tasks.FirstOrDefault(other => other != made && other.GoalText == made.GoalText) is { } same && house.Tasks.IndexOf(same) < house.Tasks.IndexOf(made))
                problems.Add(task.Name.At, $"'{task.Name.Value}' is '{same.Name}' by another name; leave one out");
        }
    }

    public static IEnumerable<string> Lamps(Kinds kinds) =>
        kinds.Things.Values.Where(kind => kind.Traits.HasFlag(ThingTraits.Toggleable)).Select(kind => kind.Name);

    private static string Thing(Goal goal) => goal.ObjectKind.Length > 0 ? $"the {goal.ObjectKind}" : "things";

    private HouseTask Read(TaskDraft task)
    {
        var text = sentence.Write(task.Goal, task.Variant);
        if (text.Length > LongestSentence)
            problems.Add(task.Name.At, $"the sentence of '{task.Name.Value}' has {text.Length} characters, and {LongestSentence} are the most; ask for less");
        foreach (var (requirement, at) in task.Places)
            Check(requirement, at);
        return new HouseTask(task.Name.Value, task.Goal, text);
    }

    private void Check(Requirement requirement, Mark at)
    {
        switch (requirement)
        {
            case Requirement.Things things:
                Check(things, at);
                break;
            case Requirement.Hold hold:
                CheckObject(hold.Kind, 1, at);
                if (hold.Lamp is { } beside)
                    CheckLamp(beside, at);
                break;
            case Requirement.LampOn lamp:
                CheckLamp(lamp.Lamp, at);
                break;
            case Requirement.Doors { Place: { } door } doors:
                CheckPlace(door, doors.Room, at);
                if (!kinds.Receptacles[door].Traits.HasFlag(ReceptacleTraits.Openable))
                    problems.Add(at, $"{Nouns.A(door)} has no door; leave it out");
                break;
            case Requirement.Doors doors:
                CheckRoom(doors.Room, at);
                break;
            case Requirement.At robot:
                CheckPlace(robot.Place, robot.Room, at);
                break;
            case Requirement.Tidy tidy:
                CheckRoom(tidy.Room, at);
                foreach (var home in tidy.Homes)
                    CheckHome(home, at);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Check(Requirement.Things wanted, Mark at)
    {
        if (wanted.Place is { } place)
            CheckPlace(place, wanted.Room, at);
        else
            CheckRoom(wanted.Room, at);
        if (wanted.Kind is not { } kind || wanted.Quantity is Quantity.None)
            return;
        CheckObject(kind, wanted.Quantity is Quantity.Some ? wanted.Count : 1, at);
        CheckAccepted(kind, wanted.Place, at);
        foreach (var condition in wanted.That)
            CheckProperty(condition, kinds.Things[kind], at);
        if (wanted.Beside is not { } beside)
            return;
        if (draft.HasAllFurniture && draft.Things.All(thing => thing.Kind.Name != beside))
            problems.Add(at, $"there is no {beside} in this house; add one to the 'holds' of a piece of furniture");
        if (kinds.Things[beside].Traits.HasFlag(ThingTraits.Pickupable))
            CheckAccepted(beside, wanted.Place, at);
    }

    private void CheckObject(string name, int needed, Mark at)
    {
        if (!kinds.Things[name].Traits.HasFlag(ThingTraits.Pickupable))
        {
            problems.Add(at, $"{Nouns.A(name)} cannot be picked up; choose another object");
            return;
        }

        var found = draft.Things.Count(thing => thing.Kind.Name == name);
        if (found >= needed || !draft.HasAllFurniture)
            return;
        problems.Add(at, found == 0
            ? $"there is no {name} in this house; add one to the 'holds' of a piece of furniture"
            : $"the task needs {Nouns.Number(needed)} things of the kind {name}, and there {(found == 1 ? "is one" : $"are {Nouns.Number(found)}")} in this house; add another");
    }

    private void CheckLamp(string lamp, Mark at)
    {
        if (draft.HasAllFurniture && draft.Things.All(thing => thing.Kind.Name != lamp))
            problems.Add(at, $"there is no {lamp} in this house; add one to the 'holds' of a piece of furniture");
    }

    private void CheckPlace(string place, string? room, Mark at)
    {
        CheckRoom(room, at);
        if (draft.HasAllFurniture && draft.Furniture.All(piece => piece.Kind.Name != place))
            problems.Add(at, $"there is no {place} in this house; add one to 'furniture'");
    }

    private void CheckRoom(string? room, Mark at)
    {
        if (room is not null && draft.HasAllRooms && draft.Rooms.All(known => known.Room.Name != room))
            problems.Add(at, $"there is no room {Wording.Quote(room)}{Wording.DidYouMean(room, draft.Rooms.Select(known => known.Room.Name))}");
    }

    private void CheckAccepted(string thing, string? place, Mark at)
    {
        if (place is null || kinds.Receptacles[place].Accepts.Contains(thing, StringComparer.Ordinal))
            return;
        var better = draft.Furniture.Select(piece => piece.Kind)
            .Where(kind => kind.Accepts.Contains(thing, StringComparer.Ordinal))
            .Select(kind => kind.Name).Distinct(StringComparer.Ordinal).ToList();
        problems.Add(at, $"{Nouns.A(place)} accepts no {thing}; of what is here, {Wording.Or(better)} would");
    }

    private void CheckProperty(Condition condition, ThingKind thing, Mark at)
    {
        if (condition is Condition.Sliced)
        {
            if (!thing.Traits.HasFlag(ThingTraits.Sliceable))
                problems.Add(at, $"{Nouns.A(thing.Name)} cannot be sliced; what can is {Wording.Or(Suitable(ThingTraits.Sliceable))}");
            else if (draft.HasAllFurniture && !draft.Things.Any(known => known.Kind.Traits.HasFlag(ThingTraits.Slices)))
                problems.Add(at, $"nothing in this house slices; add a {Wording.Or(Suitable(ThingTraits.Slices))}");
            return;
        }

        var treatment = Treatment.For(condition)!;
        if (!thing.Traits.HasFlag(treatment.Suitable))
            problems.Add(at, $"{Nouns.A(thing.Name)} cannot be {treatment.Done}; what can is {Wording.Or(Suitable(treatment.Suitable))}");
        var places = kinds.Receptacles.Values.Where(kind => kind.Traits.HasFlag(treatment.Appliance)).Select(kind => kind.Name).ToList();
        if (draft.HasAllFurniture && draft.Furniture.All(piece => !piece.Kind.Traits.HasFlag(treatment.Appliance)))
            problems.Add(at, $"nothing in this house can make things {condition.Name()}; add a {Wording.Or(places)}");
    }

    private List<string> Suitable(ThingTraits traits) => [.. kinds.Things.Values.Where(kind => kind.Traits.HasFlag(traits)).Select(kind => kind.Name)];

    private void CheckHome(Requirement.Home home, Mark at)
    {
        CheckObject(home.Kind, 1, at);
        var here = home.Places.Where(place => draft.Furniture.Any(piece => piece.Kind.Name == place)).ToList();
        if (draft.HasAllFurniture && here.Count == 0)
            problems.Add(at, $"{Nouns.A(home.Kind)} belongs in {Wording.Or(home.Places)}, and there is none in this house; add one to 'furniture'");
        foreach (var place in here)
            CheckAccepted(home.Kind, place, at);
    }
}
