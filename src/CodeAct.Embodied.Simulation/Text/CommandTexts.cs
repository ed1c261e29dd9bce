namespace CodeAct.Embodied.Simulation.Text;

/// <summary>The text of each action in one dialect. A text is made when it is first asked for and kept.</summary>
/// <remarks>The episodes of a world share this: a race makes the same text twice.</remarks>
internal sealed class CommandTexts
{
    private readonly Dialect dialect;
    private readonly string?[][] texts = new string?[Verb.All.Length][];

    // Rows by receptacle (take, move, ...) or tool (slice); a row by thing. Most rows are never asked for.
    private readonly string?[][][] pairTexts = new string?[Verb.All.Length][][];

    private CommandTexts(WorldIndex index, Dialect dialect) => (Index, this.dialect) = (index, dialect);

    /// <summary>The texts of a world's commands.</summary>
    public static CommandTexts Of(WorldIndex index, Dialect dialect) =>
        index.Shared(static _ => new CommandTexts?[EnumNames.All<Dialect>().Length])[(int)dialect] ??= new CommandTexts(index, dialect);

    public WorldIndex Index { get; }

    public string Of(GroundAction action)
    {
        var (verb, thing, receptacle, tool) = (action.Verb.Number, action.Thing, action.Receptacle, action.Tool);
        if (thing >= 0 && (receptacle >= 0 || tool >= 0))
        {
            var rows = pairTexts[verb] ??= new string?[Math.Max(Index.World.Receptacles.Length, Index.World.Things.Length)][];
            var row = rows[receptacle >= 0 ? receptacle : tool] ??= new string?[Index.World.Things.Length];
            return row[thing] ??= Make(action);
        }

        // Receptacles first, things behind them; a verb without names has the one slot at the end.
        var slots = texts[verb] ??= new string?[Index.World.Receptacles.Length + Index.World.Things.Length + 1];
        var slot = receptacle >= 0 ? receptacle : thing >= 0 ? Index.World.Receptacles.Length + thing : slots.Length - 1;
        return slots[slot] ??= Make(action);
    }

    private string Make(GroundAction action) =>
        action.Verb.Command([.. action.Verb.Words.Arguments.Select(kind => NameOf(kind, action))], dialect);

    private string NameOf(ArgumentKind kind, GroundAction action) => kind switch
    {
        ArgumentKind.Receptacle => Index.World.Receptacles[action.Receptacle].Name,
        ArgumentKind.Thing when action.Receptacle >= 0 => Index.World.Receptacles[action.Receptacle].Name,
        ArgumentKind.Tool => Index.World.Things[action.Tool].Name,
        _ => Index.World.Things[action.Thing].Name,
    };
}
