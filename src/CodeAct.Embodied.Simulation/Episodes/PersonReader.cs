using CodeAct.Embodied.Simulation.Rules;

namespace CodeAct.Embodied.Simulation.Episodes;

/// <summary>Understands what a person means by words that are not quite a command: other verbs, capitals, articles, slips of the pen,
/// a name without its number, a place left out.</summary>
/// <remarks>What can be done now comes first. It knows no more than the person can: all places, and the things in sight.</remarks>
internal sealed class PersonReader(WorldIndex index, WorldState state, Dialect dialect)
{
    private const int MostNames = 8;

    private static readonly ImmutableArray<string> Pronouns = ["it", "that", "this", "here", "there"];

    private readonly ImmutableArray<Verb> verbs = CommandGuess.VerbsOf(index.World.Source, dialect);

    private string[] Places => field ??= [.. index.World.Receptacles.Select(place => place.Name)];

    private string[] ThingsInSight => field ??= [.. Sight.ThingsHere(index, state).Select(thing => index.World.Things[thing].Name)];

    /// <summary>Reads a line.</summary>
    public Understood Read(string text)
    {
        var exact = CommandGrammar.Parse(index, text, dialect);
        if (exact.IsCommand && Engine.Unmet(index, state, exact.Action) is Precondition.None)
            return new Understood.Command(text);
        if (CommandGuess.Read(text, verbs) is not { } guess)
        {
            return new Understood.Question(
                $"I do not understand {Wording.Quote(text)}. Say what the robot is to do: {string.Join(", ", verbs.Select(verb => verb.Parts(dialect)[0].Trim()))}.");
        }

        guess = guess with { Names = [.. guess.Names.Select((name, number) => Pronoun(guess.Verb.Words.Arguments[number], name))] };
        return Possible(guess) ?? Impossible(guess);
    }

    // "It" is what the robot holds, or where it stands.
    private string Pronoun(ArgumentKind kind, string name) => !Pronouns.Contains(name) ? name
        : kind is ArgumentKind.Receptacle ? (index.Here[state.Location] is [var here, ..] ? Places[here] : name)
        : state.HandIsEmpty ? name
        : index.World.Things[state.Held].Name;

    // The valid actions that the words fit. Where only the place is open, any will do: the robot stands at all of them.
    private Understood? Possible(CommandGuess guess)
    {
        List<GroundAction> actions = [];
        AdmissibleCommands.List(index, state, dialect, actions);
        actions.RemoveAll(action => action.Verb != guess.Verb);
        for (var number = 0; number < guess.Names.Length; number++)
        {
            var at = number;
            var meant = NameGuess.Find(guess.Names[at], actions.Select(action => NameOf(action, at)));
            actions.RemoveAll(action => !meant.Contains(NameOf(action, at)));
        }

        if (actions.Count == 0)
            return null;
        string[] first = [.. actions.Select(action => guess.Verb.Words.Arguments.IsEmpty ? "" : NameOf(action, 0)).Distinct()];
        if (first.Length == 1)
            return new Understood.Command(CommandTexts.Of(index, dialect).Of(actions[0]));
        return guess.Names.IsEmpty && guess.Verb == Verb.GoTo ? Missing(guess) : Ask(first);
    }

    // Nothing fits: the words are completed from what is known, and the engine says why it cannot be.
    private Understood Impossible(CommandGuess guess)
    {
        var wanted = guess.Verb.Words.Arguments;
        if (guess.Names.IsEmpty || guess.Names.Any(string.IsNullOrEmpty))
            return Missing(guess);
        var names = new List<string>();
        foreach (var (written, kind) in guess.Names.Zip(wanted))
        {
            var known = kind is ArgumentKind.Receptacle ? Places : kind is ArgumentKind.Thing ? [.. Places, .. ThingsInSight] : ThingsInSight;
            var meant = NameGuess.Find(written, known);
            if (meant.Length > 1 && index.Here[state.Location].Select(place => Places[place]).FirstOrDefault(meant.Contains) is { } here)
                meant = [here];
            if (meant.Length > 1)
                return Ask([.. meant]);
            if (meant.Length == 0 && Pronouns.Contains(written))
                return new Understood.Question($"What do you mean by '{written}'? Say its name.");
            if (meant.Length == 0)
                return kind is ArgumentKind.Receptacle ? NoPlace(written) : NoThing(guess.Verb, written);
            names.Add(meant[0]);
        }

        if (names.Count < wanted.Length && wanted[^1] is ArgumentKind.Receptacle && index.Here[state.Location] is [var place, ..])
        {
            // Nobody named the place, so that no step is lost by it.
            if (guess.Verb is PutVerb or TreatmentVerb && (state.HandIsEmpty || index.World.Things[state.Held].Name != names[0]))
                return new Understood.Question($"Take the {names[0]} first.");
            if (guess.Verb is TreatmentVerb verb && !verb.Treats(index, place))
                return new Understood.Question($"That needs {Nouns.A(verb.Treatment.ApplianceKind)}: go there first.");
            names.Add(Places[place]);
        }

        return names.Count < wanted.Length ? Missing(guess) : new Understood.Command(guess.Verb.Command([.. names], dialect));
    }

    private Understood.Question NoPlace(string written)
    {
        if (index.World.Plan is { } plan && plan.Rooms.FirstOrDefault(room => NameGuess.Find(written, [room.Name]).Length > 0) is { } room)
        {
            var inRoom = Enumerable.Range(0, Places.Length).Where(place => plan.Furniture[place].Area.Centre is var centre && plan.RoomAt(centre.X, centre.Y) == room);
            return new($"Go to something in the {room.Name}: {string.Join(", ", inRoom.Select(place => Places[place]))}.");
        }

        var ofKind = NameGuess.OfKind(written, Places);
        return new(ofKind.Length is > 0 and <= MostNames ? $"There is no {written} here, but {Wording.Or(ofKind)}." : $"There is no {written} here. Say 'map' for the places that there are.");
    }

    private Understood.Question NoThing(Verb verb, string written)
    {
        if (NameGuess.Find(written, Places) is { Length: > 0 } places)
            return new($"The {places[0]} is a place. {(verb == Verb.Use ? "Only lamps are switched on." : "It stays where it is.")}");
        if (state.HandIsEmpty && verb is (PutVerb or TreatmentVerb))
            return new($"Your hand is empty: take the {written} first.");
        return new(ThingsInSight.Length == 0
            ? $"You see no {written} here; you see nothing at all. Go to a place, and open it if it is closed."
            : $"You see no {written} here, but {string.Join(", ", ThingsInSight.Take(MostNames))}.");
    }

    private Understood.Question Missing(CommandGuess guess) =>
        new($"Something is missing: {CommandGuess.Usage(guess.Verb, dialect)}{(guess.Verb.Words.Example.IsEmpty ? "" : $", for example: {guess.Verb.Command(guess.Verb.Words.Example, dialect)}")}.");

    private static Understood.Question Ask(string[] names) => new(names.Length <= MostNames
        ? $"Which one? {Wording.Or(names)}."
        : $"Which one? There are {names.Length}: {string.Join(", ", names.Take(MostNames))} ...");

    private string NameOf(GroundAction action, int number) => action.Verb.Words.Arguments[number] switch
    {
        ArgumentKind.Receptacle => Places[action.Receptacle],
        ArgumentKind.Tool => index.World.Things[action.Tool].Name,
        ArgumentKind.Thing when action.Receptacle >= 0 => Places[action.Receptacle],
        _ => index.World.Things[action.Thing].Name,
    };
}
