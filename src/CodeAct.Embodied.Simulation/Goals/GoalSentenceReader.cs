using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Simulation.Goals;

/// <summary>Reads the sentences that <see cref="GoalSentence"/> writes, and ALFWorld's twelve.</summary>
public static partial class GoalSentenceReader
{
    // Of what comes from a log or an endpoint, no more is looked at.
    private const int LongestSentence = 2_000;

    // How many of what, for example "exactly two clean mugs".
    private const string Noun = @"(?<noun>nothing|(?:an?|no|exactly \w+|[a-z]+|\d+)(?: (?:clean|hot|cool|sliced))* \w+)";
    private const string That = "(?<that>(?: (?:clean|hot|cool|sliced))*)";
    private const string InRoom = @"(?: in the (?<room>[\w -]+))?";
    private const string Where = @"(?<together> together)?(?: beside an? (?<beside>\w+))?(?: (?:in|on) (?:an? (?<place>\w+)|(?!an? |the )(?:any )?(?<places>\w+)))?" + InRoom;

    /// <summary>The goal; null where the sentence is none. Where things belong is not in the sentence.</summary>
    /// <param name="homes">The kinds of receptacles where things of a kind belong. Default: none are known.</param>
    public static Goal? Read(string sentence, Func<string, ImmutableArray<string>>? homes = null)
    {
        if (sentence.Length > LongestSentence)
            return null;
        var reader = new Reader(homes ?? (_ => []));
        if (!sentence.StartsWith("if ", StringComparison.Ordinal))
            return reader.Plain(sentence);
        var other = sentence.IndexOf(GoalSentence.Otherwise, StringComparison.Ordinal);
        if (other < 0 || reader.Plain(sentence[(other + GoalSentence.Otherwise.Length)..]) is not { } otherwise)
            return null;
        // A list has commas, too: the first comma after which both parts can be read.
        for (var comma = sentence.IndexOf(", ", StringComparison.Ordinal); comma >= 0 && comma < other; comma = sentence.IndexOf(", ", comma + 1, StringComparison.Ordinal))
        {
            if (reader.Statement(sentence[3..comma]) is { } condition && reader.Plain(sentence[(comma + 2)..other]) is { } goal)
                return goal with { If = condition, Else = otherwise };
        }

        return null;
    }

    private sealed class Reader(Func<string, ImmutableArray<string>> homes)
    {
        public Goal? Plain(string sentence)
        {
            foreach (var shape in TaskShape.All)
            {
                if (shape.Parse(sentence) is var (thing, target))
                    return Goal.Of(shape.Type, thing, target);
            }

            var keeps = sentence.EndsWith(GoalSentence.Kept, StringComparison.Ordinal);
            var text = keeps ? sentence[..^GoalSentence.Kept.Length] : sentence;
            var isOrdered = text.StartsWith("first ", StringComparison.Ordinal);
            var phases = (isOrdered ? text["first ".Length..].Split(GoalSentence.Then) : [text])
                .Select(phase => phase.Split(GoalSentence.And).Select(Order).ToList()).ToList();
            return phases.Exists(phase => phase.Contains(null)) || phases.Count > 1 != isOrdered || (keeps && !isOrdered)
                ? null
                : new Goal { Phases = [.. phases.Select(phase => phase.OfType<Requirement>().ToImmutableArray())], Keep = keeps };
        }

        private Requirement? Order(string text) =>
            Try(AllOrder(), text, All) ?? Try(ThingsOrder(), text, Things) ?? Try(HoldOrder(), text, Hold)
            ?? Try(LampOrder(), text, Lamp) ?? Try(DoorsOrder(), text, Doors) ?? Try(AtOrder(), text, At) ?? Try(TidyOrder(), text, Tidy);

        public Requirement? Statement(string text) =>
            Try(LampStatement(), text, Lamp) ?? Try(DoorsStatement(), text, Doors) ?? Try(AtStatement(), text, At) ?? Try(TidyStatement(), text, Tidy)
            ?? Try(AllStatement(), text, All) ?? Try(ThingsStatement(), text, Things) ?? Try(HoldStatement(), text, Hold);

        private static Requirement? Try(Regex form, string text, Func<GroupCollection, Requirement?> make) =>
            form.Match(text) is { Success: true, Groups: var groups } ? make(groups) : null;

        private static Requirement.LampOn Lamp(GroupCollection groups) => new(groups["lamp"].Value);

        private static Requirement.Doors Doors(GroupCollection groups) => new(Value(groups["kind"]), groups["state"].Value == "open", Value(groups["room"]));

        private static Requirement.At At(GroupCollection groups) => new(groups["place"].Value, Value(groups["room"]));

        private Requirement.Tidy Tidy(GroupCollection groups) => new(
            [.. groups["kinds"].Value.Split([", ", " and "], StringSplitOptions.None).Select(kind => new Requirement.Home(kind, homes(kind)))], Value(groups["room"]));

        private static Requirement.Hold Hold(GroupCollection groups) => new(groups["kind"].Value, Value(groups["lamp"]));

        private static Requirement.Things All(GroupCollection groups) => Where(groups, new Requirement.Things
        {
            Quantity = Quantity.All,
            Kind = Nouns.Singular(groups["kind"].Value),
            That = Conditions(groups["that"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        });

        private static Requirement.Things? Things(GroupCollection groups)
        {
            var words = groups["noun"].Value.Split(' ');
            if (words is ["nothing"])
                return Where(groups, new Requirement.Things { Quantity = Quantity.None, Kind = null });
            var isExact = words[0] == "exactly";
            var number = words[isExact ? 1 : 0];
            var count = number is "a" or "an" or "no" ? 1 : Nouns.ParseNumber(number);
            return count is null || (isExact && number is "a" or "an" or "no") ? null : Where(groups, new Requirement.Things
            {
                Quantity = isExact ? Quantity.Exactly : number == "no" ? Quantity.None : Quantity.Some,
                Count = count.Value,
                Kind = count > 1 ? Nouns.Singular(words[^1]) : words[^1],
                That = Conditions(words[(isExact ? 2 : 1)..^1]),
            });
        }

        private static Requirement.Things Where(GroupCollection groups, Requirement.Things things) => things with
        {
            Together = groups["together"].Success,
            Beside = Value(groups["beside"]),
            Place = Value(groups["place"]) ?? (Value(groups["places"]) is { } places ? Nouns.Singular(places) : null),
            Room = Value(groups["room"]),
        };

        private static ImmutableArray<Condition> Conditions(IEnumerable<string> words) => [.. words.Select(word => EnumNames.Parse<Condition>(word)!.Value)];

        private static string? Value(Group group) => group.Success ? group.Value : null;
    }

    [GeneratedRegex($@"\A(?:put|have|leave) {Noun}{Where}\z")]
    private static partial Regex ThingsOrder();

    [GeneratedRegex($@"\A(?:there (?:is|are) )?{Noun}(?: is| are)?{Where}\z")]
    private static partial Regex ThingsStatement();

    [GeneratedRegex($@"\A(?:put|have) all (?<kind>\w+){That}{Where}\z")]
    private static partial Regex AllOrder();

    [GeneratedRegex($@"\Aall (?<kind>\w+) are{That}{Where}\z")]
    private static partial Regex AllStatement();

    [GeneratedRegex(@"\A(?:hold an? (?<kind>\w+)|look at an? (?<kind>\w+) under an? (?<lamp>\w+))\z")]
    private static partial Regex HoldOrder();

    [GeneratedRegex(@"\Ayou (?:hold an? (?<kind>\w+)|look at an? (?<kind>\w+) under an? (?<lamp>\w+))\z")]
    private static partial Regex HoldStatement();

    [GeneratedRegex(@"\Aswitch on an? (?<lamp>\w+)\z")]
    private static partial Regex LampOrder();

    [GeneratedRegex(@"\Aan? (?<lamp>\w+) is on\z")]
    private static partial Regex LampStatement();

    [GeneratedRegex($@"\Aleave (?:everything|every (?<kind>\w+)) (?<state>open|closed){InRoom}\z")]
    private static partial Regex DoorsOrder();

    [GeneratedRegex($@"\A(?:everything|every (?<kind>\w+)) is (?<state>open|closed){InRoom}\z")]
    private static partial Regex DoorsStatement();

    [GeneratedRegex($@"\Ago to an? (?<place>\w+){InRoom}\z")]
    private static partial Regex AtOrder();

    [GeneratedRegex($@"\Ayou are at an? (?<place>\w+){InRoom}\z")]
    private static partial Regex AtStatement();

    [GeneratedRegex(@"\Aput every (?<kinds>\w+(?:, \w+)*(?: and \w+)?)(?: of the (?<room>[\w -]+))? in its usual place\z")]
    private static partial Regex TidyOrder();

    [GeneratedRegex(@"\Aevery (?<kinds>\w+(?:, \w+)*(?: and \w+)?)(?: of the (?<room>[\w -]+))? is in its usual place\z")]
    private static partial Regex TidyStatement();
}
