namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Lists the commands: the command <c>help</c>, which the older dialect lacks.</summary>
    public static Verb CommandHelp { get; } = new CommandHelpVerb();
}

internal sealed class CommandHelpVerb() : Verb(new()
{
    Parts = ["help"],
    OldParts = [],
    Order = 140,
})
{
    private const int MeaningColumn = 34;

    private static readonly Lazy<string>[] Texts = [.. EnumNames.All<WorldSource>().Select(source => new Lazy<string>(() => Write(source)))];

    internal override Precondition Unmet(WorldIndex index, WorldState state, GroundAction action) => Precondition.None;

    internal override void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text) =>
        text.Append(Texts[(int)index.World.Source].Value);

    internal override void List(WorldIndex index, WorldState state, List<GroundAction> into) => into.Add(new GroundAction(this));

    private static string Write(WorldSource source)
    {
        // The order of ALFWorld's grammar. Verbs of our own follow it.
        Verb[] inOrder = [Look, Inventory, GoTo, Open, Close, Take, Put, Examine, Use, Heat, Clean, Cool, Slice];
        var text = new StringBuilder("Available commands:\n");
        foreach (var verb in inOrder.Union(All).Where(verb => verb.Words.Meaning is not null && verb.ExistsIn(source)))
        {
            // ALFWorld 0.4 made "move" of "put" and left the blanks behind it as they were.
            var padding = Math.Max(0, MeaningColumn - Usage(verb, Dialect.Alfworld03).Length);
            text.Append("  ").Append(Usage(verb, Dialect.Alfworld04)).Append(' ', padding).Append(verb.Words.Meaning).Append('\n');
        }

        return text.ToString();
    }

    private static string Usage(Verb verb, Dialect dialect) => Join(verb.Parts(dialect), [.. verb.Words.Arguments.Select(Slot)]) + ":";

    private static string Slot(ArgumentKind argument) => argument switch
    {
        ArgumentKind.Receptacle => "(receptacle)",
        ArgumentKind.Thing => "(something)",
        _ => "(object)",
    };
}
