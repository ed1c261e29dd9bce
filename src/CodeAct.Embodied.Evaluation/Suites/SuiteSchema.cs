using System.Text.Json.Nodes;
using CodeAct.Embodied.Simulation.Houses;
using static CodeAct.Embodied.Simulation.Houses.YamlSchema;

namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>Writes the JSON schema of suites, by which editors complete and check them while they are written.</summary>
public static class SuiteSchema
{
    /// <summary>The schema, in draft 2020-12.</summary>
    public static string Write()
    {
        var schema = Table(SettingKeys.Suite, key => key.Name switch
        {
            "games" => List(Reference("games")),
            "agents" => List(Reference("agent")),
            "endpoints" => List(Reference("endpoint")),
            "defaults" => Reference("agent"),
            "budget" => Table(SettingKeys.Budget, limit => Value(limit.Shape)),
            "seeds" => List(Value(SettingShape.Whole)),
            _ => Value(key.Shape),
        });
        return YamlSchema.Write("A suite: a panel of experiments", schema, new JsonObject
        {
            ["games"] = Table(SettingKeys.Games, key => Value(key.Shape)),
            ["agent"] = Table(SettingKeys.Agent, key => SettingKeys.Varied.Contains(key.Name) ? OneOrMore(Value(key.Shape)) : Value(key.Shape)),
            ["endpoint"] = Table(SettingKeys.Endpoint, key => Value(key.Shape)),
        });
    }

    private static JsonObject Value(SettingShape shape) => shape switch
    {
        // A name may look like a number, as a model's may.
        SettingShape.Text => new() { ["type"] = new JsonArray("string", "number") },
        SettingShape.Texts => OneOrMore(Value(SettingShape.Text)),
        SettingShape.Whole => new() { ["type"] = "integer", ["minimum"] = 0 },
        SettingShape.Number => new() { ["type"] = "number", ["minimum"] = 0 },
        _ => new() { ["type"] = "boolean" },
    };

    private static JsonObject OneOrMore(JsonObject item) => new() { ["anyOf"] = new JsonArray(item, List(item.DeepClone().AsObject())) };
}
