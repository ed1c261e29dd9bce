using Mono.Cecil;

namespace CodeAct.Embodied.Tests.Layers;

/// <summary>What the types of a project refer to: in bases, members, attributes, generic arguments and the bodies of methods.</summary>
internal static class References
{
    /// <summary>Every reference from a type of the assembly to another; nested types count as the type they are in.</summary>
    public static IEnumerable<(TypeReference From, TypeReference To)> Of(ModuleDefinition module) =>
        module.GetTypes()
            .SelectMany(type => OfType(type).SelectMany(Parts).Select(to => (From: Outermost(type), To: Outermost(to))))
            .Where(reference => reference.From.FullName != reference.To.FullName)
            .DistinctBy(reference => (reference.From.FullName, reference.To.FullName));

    private static IEnumerable<TypeReference?> OfType(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(item => item.InterfaceType),
        .. Attributes(type),
        .. Constraints(type),
        .. type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)),
        .. type.Properties.SelectMany(Attributes),
        .. type.Methods.SelectMany(OfMethod),
    ];

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method) =>
    [
        .. OfSignature(method),
        .. Attributes(method),
        .. method.Parameters.SelectMany(Attributes),
        .. Constraints(method),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.ExceptionHandlers.Select(handler => handler.CatchType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(instruction => OfOperand(instruction.Operand)) : [],
    ];

    private static IEnumerable<TypeReference?> OfOperand(object operand) => operand switch
    {
        TypeReference type => [type],
        MethodReference method => OfSignature(method),
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference?> OfSignature(MethodReference method) =>
    [
        method.DeclaringType,
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider item) => item.CustomAttributes.SelectMany(attribute => (TypeReference?[])
    [
        attribute.AttributeType,
        .. attribute.ConstructorArguments.Concat(attribute.Properties.Concat(attribute.Fields).Select(named => named.Argument))
            .Select(argument => argument.Value as TypeReference ?? argument.Type),
    ]);

    private static IEnumerable<TypeReference?> Constraints(IGenericParameterProvider item) =>
        item.GenericParameters.SelectMany(parameter => parameter.Constraints.Select(constraint => constraint.ConstraintType));

    /// <summary>The type itself, or the element of an array, and the arguments of a generic one.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
