using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Log;

/// <summary>Goals in logs: ALFWorld's tasks by their type and two kinds, all others in the language of house files.</summary>
internal sealed class GoalJson : JsonConverter<Goal>
{
    public override Goal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var root = json.RootElement;
        if (root.ValueKind is JsonValueKind.Object && root.TryGetProperty("type", out var type))
            return Goal.Of(TypeOf(Text(type)), Text(Member("object_kind")), Text(Member("target_kind")));

        var problems = new ProblemList("goal");
        try
        {
            var goal = YamlTreeReader.Read(root.GetRawText(), problems, "goal") is ({ } tree, true) ? new GoalReader(null, problems).Read(tree) : null;
            problems.ThrowIfAny();
            return goal ?? throw new JsonException("this is no goal");
        }
        catch (WorldFormatException exception)
        {
            throw new UnknownNameException(exception.Problems[0].Message);
        }

        JsonElement Member(string name) => root.TryGetProperty(name, out var value) ? value : throw new JsonException($"the goal lacks '{name}'");
    }

    public override void Write(Utf8JsonWriter writer, Goal value, JsonSerializerOptions options)
    {
        if (value.Type is TaskType.Other)
        {
            writer.WriteRawValue(new GoalWriter(quoted: true).Write(value));
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type", value.Type.Name());
        writer.WriteString("object_kind", value.ObjectKind);
        writer.WriteString("target_kind", value.TargetKind);
        writer.WriteEndObject();
    }

    private static TaskType TypeOf(string name) => TaskShape.All.FirstOrDefault(shape => shape.Type.Name() == name)?.Type
        ?? throw new UnknownNameException($"there is no '{name}'; there are {string.Join(", ", TaskShape.All.Select(shape => shape.Type.Name()))}");

    private static string Text(JsonElement element) => element.ValueKind is JsonValueKind.String ? element.GetString()! : throw new JsonException("this is a text");
}
