namespace CodeAct.Embodied.Simulation.Text;

/// <summary>The text of each action in one dialect. A text is made when it is first asked for and kept.</summary>
/// <remarks>The episodes of a world share this: a race makes the same text twice.</remarks>
internal sealed class CommandTexts
{
    private readonly Dialect dialect;

    // By verb, by thing, and by the receptacle or the tool that goes with it; 0 stands for none. Most rows are never asked for.
    private readonly string?[][][] texts = new string?[Verb.All.Length][][];

    private CommandTexts(WorldIndex index, Dialect dialect) => (Index, this.dialect) = (index, dialect);

    /// <summary>The texts of a world's commands.</summary>
    public static CommandTexts Of(WorldIndex index, Dialect dialect) =>
        index.Shared(static _ => new CommandTexts?[EnumNames.All<Dialect>().Length])[(int)dialect] ??= new CommandTexts(index, dialect);

    public WorldIndex Index { get; }

    public string Of(GroundAction action)
    {
        var world = Index.World;
        var rows = texts[action.Verb.Number] ??= new string?[world.Things.Length + 1][];
        var row = rows[action.Thing + 1] ??= new string?[Math.Max(world.Receptacles.Length, world.Things.Length) + 1];
        return row[Math.Max(action.Receptacle, action.Tool) + 1] ??= Make(action);
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
