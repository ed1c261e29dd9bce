namespace CodeAct.Embodied.Simulation.Model;

/// <summary>What a generated world was made from.</summary>
/// <param name="Generator">The version of the way in which it was made, for example <c>gen1</c>.</param>
/// <param name="Recipe">The recipe, spelled out: <c>hide=0.5,task=heat</c>.</param>
/// <param name="Number">Its number in the series of the recipe.</param>
/// <param name="Data">16 hexadecimal digits of the data it was made with: what is known of kinds and of where things are. Other data may give
/// another world by the same name.</param>
public sealed record WorldOrigin(string Generator, string Recipe, long Number, string Data);
