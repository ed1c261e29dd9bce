using CodeAct.Embodied.Simulation.Games;
using CodeAct.Embodied.Simulation.Generation;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Episodes;

/// <summary>A world and the command language it was made for.</summary>
public sealed record LocatedWorld(WorldDefinition World, Dialect Dialect);

/// <summary>Finds the world that a user names: a game, a house, or one that is generated.</summary>
public static class WorldLocator
{
    /// <summary>What can be named, for help texts.</summary>
    public const string Help =
        "A house (kitchen), a house's task (kitchen#TASK), a file (house.yaml, house.yaml#TASK), a generated world "
        + "(gen1:medium,task=heat:7), or an ALFWorld game: a game.tw-pddl, a trial's folder, or a row of a collection (FILE.jsonl.gz#ID).";

    /// <exception cref="InputException">There is no such game, house or task, or its file is broken or cannot be read.</exception>
    /// <exception cref="WorldFormatException">The house's file is broken.</exception>
    public static LocatedWorld Find(string name)
    {
        if (WorldId.IsId(name))
            return Find(WorldId.Parse(name));
        if ((!GameFiles.IsGame(name) || GameFiles.IsCollection(name)) && !WorldCatalog.Shipped.Names.Contains(name) && NoWorld.Explain(name) is { } what)
            throw new InputException(name, what);
        if (!GameFiles.IsGame(name))
            return new LocatedWorld(WorldCatalog.Shipped.Load(name), Dialect.Alfworld04);
        var game = GameFiles.Read(name);
        return new LocatedWorld(game.ToWorld(), game.Dialect);
    }

    /// <summary>Makes a world.</summary>
    public static LocatedWorld Find(WorldId id) => new(WorldGenerator.Shipped.Make(id, CancellationToken.None).World, Dialect.Alfworld04);

    /// <summary>Finds a house with all its tasks.</summary>
    /// <inheritdoc cref="Find(string)" path="/exception"/>
    public static House FindHouse(string name) => WorldId.IsId(name)
        ? WorldGenerator.Shipped.Make(WorldId.Parse(name), CancellationToken.None).House
        : WorldCatalog.Shipped.House(name);
}
